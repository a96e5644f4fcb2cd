package employeehealth.profile.facts;

import employeehealth.contracts.care.ConsentState;
import employeehealth.contracts.care.ProfileFacts;
import employeehealth.contracts.care.ProfileFacts.Fact;
import employeehealth.profile.health.Code;
import employeehealth.profile.health.Entry;
import employeehealth.profile.health.HealthProfile;
import employeehealth.profile.health.HealthProfile.Sex;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows from a health profile for a symptom check. What it does not say is not known. */
@Component
class Facts {

    /** A pregnancy of which the birth was expected so long ago is over, whatever still stands. */
    private static final Period OVERDUE = Period.ofWeeks(3);

    private final Modifiers modifiers;

    Facts(Modifiers modifiers) {
        this.modifiers = modifiers;
    }

    ProfileFacts of(HealthProfile profile, LocalDate today) {
        return new ProfileFacts(
                ConsentState.GRANTED,
                age(profile.birthDate(), today),
                sex(profile.sexAtBirth()),
                pregnant(profile, today),
                facts(profile.conditions()),
                facts(profile.allergies()),
                facts(profile.medications()));
    }

    private static @Nullable Integer age(@Nullable LocalDate birth, LocalDate today) {
        return birth == null || birth.isAfter(today)
                ? null
                : Integer.valueOf(Period.between(birth, today).getYears());
    }

    private static @Nullable String sex(@Nullable Sex sex) {
        return sex == null || sex == Sex.UNKNOWN ? null : sex.code();
    }

    private static @Nullable Boolean pregnant(HealthProfile profile, LocalDate today) {
        var due = profile.dueOn();
        return due != null && due.plus(OVERDUE).isBefore(today) ? null : profile.pregnant();
    }

    private List<Fact> facts(List<Entry> entries) {
        return entries.stream().filter(Entry::isActive).map(this::fact).toList();
    }

    private Fact fact(Entry entry) {
        var code = entry.code();
        return code == null
                ? new Fact(null, null, Objects.requireNonNullElse(entry.text(), ""), Set.of())
                : new Fact(
                        code.system(),
                        code.code(),
                        words(entry, code),
                        modifiers.of(code.system(), code.code()));
    }

    private static String words(Entry entry, Code code) {
        if (code.display() != null) {
            return code.display();
        }
        return Objects.requireNonNullElse(entry.text(), code.code());
    }
}
