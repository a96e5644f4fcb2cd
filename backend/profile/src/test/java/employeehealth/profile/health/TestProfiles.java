package employeehealth.profile.health;

import employeehealth.profile.Section;
import employeehealth.profile.health.Entry.Status;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Health profiles in few words. */
public final class TestProfiles {

    private TestProfiles() {}

    public static Entry entry(@Nullable UUID id, String text) {
        return entry(id, text, null);
    }

    static Entry entry(@Nullable UUID id, String text, @Nullable Status status) {
        return new Entry(
                id, text, null, status, null, null, null, null, null, null, null, null, null, null);
    }

    public static HealthProfile allergicTo(Entry... allergies) {
        return with(List.of(allergies), Set.of());
    }

    static HealthProfile with(List<Entry> allergies, Set<Section> noneKnown) {
        return new HealthProfile(
                null, null, null, null, null, null, allergies, List.of(), List.of(), List.of(),
                List.of(), noneKnown, null, null);
    }
}
