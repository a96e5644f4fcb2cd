package employeehealth.profile.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a health profile changed of the one before.
 *
 * @param field list or field, such as {@code allergies} or {@code bloodGroup}
 * @param before the entry as it was, and {@code after} as it became; none of a plain field
 */
@HealthData
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(String field, Kind kind, @Nullable Entry before, @Nullable Entry after) {

    public enum Kind {
        ADDED,
        CHANGED,
        TAKEN_AWAY;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static List<Change> between(HealthProfile before, HealthProfile after) {
        var changes = new ArrayList<Change>();
        field(changes, "birthDate", before.birthDate(), after.birthDate());
        field(changes, "sexAtBirth", before.sexAtBirth(), after.sexAtBirth());
        field(changes, "bloodGroup", before.bloodGroup(), after.bloodGroup());
        field(
                changes,
                "bloodGroupVerified",
                before.bloodGroupVerified(),
                after.bloodGroupVerified());
        field(changes, "pregnant", before.pregnant(), after.pregnant());
        field(changes, "dueOn", before.dueOn(), after.dueOn());
        field(changes, "notes", before.notes(), after.notes());
        for (var section : Section.values()) {
            entries(changes, section, before, after);
            field(
                    changes,
                    "noneKnown." + section.code(),
                    before.noneKnown().contains(section) ? true : null,
                    after.noneKnown().contains(section) ? true : null);
        }
        return changes;
    }

    private static void field(
            List<Change> changes, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            var kind = before == null ? Kind.ADDED : after == null ? Kind.TAKEN_AWAY : Kind.CHANGED;
            changes.add(new Change(name, kind, null, null));
        }
    }

    private static void entries(
            List<Change> changes, Section section, HealthProfile before, HealthProfile after) {
        var old = new HashMap<UUID, Entry>();
        before.list(section).forEach(one -> old.put(Objects.requireNonNull(one.id()), one));
        for (var now : after.list(section)) {
            var was = old.remove(now.id());
            if (was == null) {
                changes.add(new Change(section.code(), Kind.ADDED, null, now));
            } else if (!was.equals(now)) {
                changes.add(new Change(section.code(), Kind.CHANGED, was, now));
            }
        }
        for (var gone : before.list(section)) {
            if (old.containsKey(gone.id())) {
                changes.add(new Change(section.code(), Kind.TAKEN_AWAY, gone, null));
            }
        }
    }

    /** With the words of codes in that language. */
    public Change shown(Codes codes, Locale locale) {
        return Section.find(field)
                .map(section ->
                        new Change(
                                field,
                                kind,
                                before == null ? null : codes.shown(section, before, locale),
                                after == null ? null : codes.shown(section, after, locale)))
                .orElse(this);
    }

    @Override
    public String toString() {
        return "Change[hidden]";
    }
}
