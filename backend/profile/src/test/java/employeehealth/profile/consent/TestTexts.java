package employeehealth.profile.consent;

import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.profile.TestProfile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;

/** The texts that ship, and later versions of them. */
public final class TestTexts {

    private TestTexts() {}

    static ConsentTexts shipped() {
        return new ConsentTexts(TestProfile.JSON);
    }

    static ConsentTexts with(Published... more) {
        var all = new ArrayList<>(ConsentTexts.shipped(TestProfile.JSON));
        for (var one : more) {
            all.add(one);
        }
        return new ConsentTexts(all);
    }

    static Published second(ConsentPurpose purpose, boolean asksAgain) {
        var text = new ConsentText("Two", "done", "data", "seen", "kept", "refusing");
        return new Published(
                purpose, 2, LocalDate.of(2027, 1, 1), asksAgain, Map.of("fr", text, "en", text));
    }
}
