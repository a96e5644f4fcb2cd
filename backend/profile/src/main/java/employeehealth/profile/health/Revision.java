package employeehealth.profile.health;

import employeehealth.profile.Section;
import employeehealth.profile.Section.Detail;
import employeehealth.profile.health.Entry.Status;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.shared.problem.FieldFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a health profile becomes when someone says what it should be. Entries that somebody else has
 * said are corrected, never taken away; who said what is written by us. Nothing is half taken: with
 * one fault nothing changes.
 */
final class Revision {

    private static final LocalDate OLDEST = LocalDate.of(1890, 1, 1);

    private final HealthProfile before;
    private final HealthProfile wanted;
    private final Author author;
    private final Instant now;
    private final Supplier<UUID> ids;
    private final List<FieldFault> faults = new ArrayList<>();

    Revision(
            HealthProfile before,
            HealthProfile wanted,
            Author author,
            Instant now,
            Supplier<UUID> ids) {
        this.before = before;
        this.wanted = wanted;
        this.author = author;
        this.now = now;
        this.ids = ids;
    }

    /** Everything that stands against it, by field; empty only after {@link #result}. */
    List<FieldFault> faults() {
        return faults;
    }

    /** What it becomes; of no use if there are faults. */
    HealthProfile result() {
        faults.clear();
        dates();
        bloodGroup();
        ofThePerson();
        var made =
                new HealthProfile(
                        wanted.birthDate(),
                        wanted.sexAtBirth(),
                        wanted.bloodGroup(),
                        verified(),
                        wanted.pregnant(),
                        wanted.dueOn(),
                        pregnancyProvenance(),
                        list(Section.ALLERGIES),
                        list(Section.CONDITIONS),
                        list(Section.MEDICATIONS),
                        list(Section.IMMUNIZATIONS),
                        list(Section.MEASUREMENTS),
                        wanted.noneKnown(),
                        wanted.notes(),
                        wanted.changeReason());
        noneKnown(made);
        return made;
    }

    private void fault(String field, String message) {
        faults.add(new FieldFault(field, message));
    }

    private LocalDate today() {
        return now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1); // it is tomorrow somewhere
    }

    private void dates() {
        var birth = wanted.birthDate();
        if (birth != null && (birth.isAfter(today()) || birth.isBefore(OLDEST))) {
            fault("birthDate", "field.birth-date");
        }
        var due = wanted.dueOn();
        if (due == null) {
            return;
        }
        if (!Boolean.TRUE.equals(wanted.pregnant())) {
            fault("dueOn", "field.not-pregnant");
        } else if (!due.equals(before.dueOn()) && due.isAfter(today().plusDays(310))) {
            fault("dueOn", "field.due-date");
        } else if (birth != null && due.isBefore(birth)) {
            fault("dueOn", "field.before-birth");
        }
    }

    /** What a clinician has verified, a clinician changes. */
    private void bloodGroup() {
        if (author.source() != Source.CLINICIAN
                && Boolean.TRUE.equals(before.bloodGroupVerified())
                && wanted.bloodGroup() != before.bloodGroup()) {
            fault("bloodGroup", "field.verified");
        }
    }

    private @Nullable Boolean verified() {
        if (author.source() == Source.CLINICIAN) {
            return wanted.bloodGroupVerified();
        }
        return wanted.bloodGroup() == before.bloodGroup() ? before.bloodGroupVerified() : null;
    }

    /**
     * What people say of themselves others correct, and do not take away. Notes are the person's
     * alone: clinicians have those of a visit.
     */
    private void ofThePerson() {
        if (author.source() == Source.SELF) {
            return;
        }
        if (!Objects.equals(wanted.notes(), before.notes())) {
            fault("notes", "field.persons-notes");
        }
        mustNotBeBlank("birthDate", before.birthDate(), wanted.birthDate());
        mustNotBeBlank("sexAtBirth", before.sexAtBirth(), wanted.sexAtBirth());
    }

    /** Of both fields, in which nobody blanks what the other side has said. */
    private @Nullable Provenance pregnancyProvenance() {
        if (Objects.equals(wanted.pregnant(), before.pregnant())
                && Objects.equals(wanted.dueOn(), before.dueOn())) {
            return before.pregnancyProvenance();
        }
        var bySelf = author.source() == Source.SELF;
        if (bySelf == (before.pregnancyProvenance() != null)) {
            mustNotBeBlank("pregnant", before.pregnant(), wanted.pregnant());
            if (Boolean.TRUE.equals(wanted.pregnant())) {
                mustNotBeBlank("dueOn", before.dueOn(), wanted.dueOn());
            }
        }
        return bySelf ? null : author.at(now);
    }

    private void mustNotBeBlank(String field, @Nullable Object said, @Nullable Object sent) {
        if (said != null && sent == null) {
            fault(field, "field.not-blanked");
        }
    }

    private void noneKnown(HealthProfile made) {
        for (var section : made.noneKnown()) {
            if (made.list(section).stream().anyMatch(Entry::isActive)) {
                fault("noneKnown", "field.none-known");
            }
        }
    }

    private List<Entry> list(Section section) {
        var known = new HashMap<UUID, Entry>();
        before.list(section).forEach(entry -> known.put(Objects.requireNonNull(entry.id()), entry));
        var seen = new HashSet<UUID>();
        var made = new ArrayList<Entry>();
        var sent = wanted.list(section);
        for (var i = 0; i < sent.size(); i++) {
            var field = section.code() + "[" + i + "]";
            made.add(entry(section, field, sent.get(i), known));
            if (sent.get(i).id() != null && !seen.add(sent.get(i).id())) {
                fault(field + ".id", "field.twice");
            }
        }
        for (var entry : before.list(section)) {
            if (!seen.contains(entry.id()) && !mayTakeAway(entry)) {
                fault(section.code(), "field.not-taken-away");
            }
        }
        return made;
    }

    /** One's own words one may take back; they stay in the history. */
    private boolean mayTakeAway(Entry entry) {
        return author.source() == Source.SELF && !entry.isOfOthers();
    }

    private Entry entry(Section section, String field, Entry sent, Map<UUID, Entry> known) {
        var id = sent.id();
        if (id == null) {
            content(section, field, sent);
            return sent.from(ids.get(), author.at(now)).objectedTo(null);
        }
        var old = known.get(id);
        if (old == null) {
            fault(field + ".id", "field.unknown-entry");
            return sent;
        }
        var words = objection(field, sent, old);
        if (sent.saysTheSameAs(old)) {
            sinceBirth(old);
            return old.objectedTo(words);
        }
        if (author.source() == Source.SELF && old.isOfOthers()) {
            fault(field, "field.clinicians-entry");
            return old;
        }
        content(section, field, sent);
        return sent.from(id, author.at(now)).objectedTo(words);
    }

    /** The person's alone to say, and against what others have said only. */
    private @Nullable String objection(String field, Entry sent, Entry old) {
        if (Objects.equals(sent.objection(), old.objection())) {
            return old.objection();
        }
        if (author.source() != Source.SELF || !old.isOfOthers()) {
            fault(field + ".objection", "field.objection");
        }
        return sent.objection();
    }

    private void content(Section section, String field, Entry entry) {
        if (entry.code() == null && (entry.text() == null || entry.text().isBlank())) {
            fault(field + ".text", "field.words-or-code");
        }
        only(section, Detail.UNTIL, field + ".until", entry.until());
        only(section, Detail.CRITICALITY, field + ".criticality", entry.criticality());
        only(section, Detail.REACTION, field + ".reaction", entry.reaction());
        only(section, Detail.DOSE, field + ".dose", entry.dose());
        only(section, Detail.VALUE, field + ".value", entry.value());
        only(section, Detail.VALUE, field + ".unit", entry.unit());
        if (section == Section.MEASUREMENTS && entry.status() != Status.ENTERED_IN_ERROR) {
            measured(field, entry);
        }
        span(field, entry);
    }

    private void only(Section section, Detail detail, String field, @Nullable Object value) {
        if (value != null && !section.has(detail)) {
            fault(field, "field.not-in-this-list");
        }
    }

    private void measured(String field, Entry entry) {
        if (entry.value() == null) {
            fault(field + ".value", "field.missing");
        } else if (entry.value().precision() > 12 || Math.abs(entry.value().scale()) > 9) {
            fault(field + ".value", "field.limits");
        }
        if (entry.unit() == null || entry.unit().isBlank()) {
            fault(field + ".unit", "field.missing");
        }
    }

    private void span(String field, Entry entry) {
        var since = first(field + ".since", entry.since());
        var until = first(field + ".until", entry.until());
        if (since != null && since.isAfter(today())) {
            fault(field + ".since", "field.in-the-future");
        }
        if (isBeforeBirth(entry, entry.since())) {
            fault(field + ".since", "field.before-birth");
        } else if (isBeforeBirth(entry, entry.until())) {
            fault(field + ".until", "field.before-birth");
        }
        if (since != null && until != null && last(entry.until(), until).isBefore(since)) {
            fault(field + ".until", "field.before-its-begin");
        }
    }

    /** An entry that stays was in order before: now the date of birth is what cannot be. */
    private void sinceBirth(Entry kept) {
        var fault = new FieldFault("birthDate", "field.entries-before-birth");
        if (!Objects.equals(wanted.birthDate(), before.birthDate())
                && (isBeforeBirth(kept, kept.since()) || isBeforeBirth(kept, kept.until()))
                && !faults.contains(fault)) {
            faults.add(fault);
        }
    }

    /** A year or a month is compared as such: it may mean its last day. A mistake may mean any. */
    private boolean isBeforeBirth(Entry entry, @Nullable String partial) {
        var birth = wanted.birthDate();
        return birth != null
                && partial != null
                && entry.status() != Status.ENTERED_IN_ERROR
                && partial.compareTo(birth.toString().substring(0, partial.length())) < 0;
    }

    /** The first day that it can mean. */
    private @Nullable LocalDate first(String field, @Nullable String partial) {
        if (partial == null) {
            return null;
        }
        try {
            return LocalDate.parse((partial + "-01-01").substring(0, 10));
        } catch (DateTimeException e) {
            fault(field, "field.partial-date");
            return null;
        }
    }

    private static LocalDate last(@Nullable String partial, LocalDate first) {
        return switch (Objects.requireNonNull(partial).length()) {
            case 4 -> first.withMonth(12).withDayOfMonth(31);
            case 7 -> YearMonth.from(first).atEndOfMonth();
            default -> first;
        };
    }
}
