package employeehealth.profile.health;

import static employeehealth.profile.health.TestProfiles.allergicTo;
import static employeehealth.profile.health.TestProfiles.entry;
import static employeehealth.profile.health.TestProfiles.with;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.profile.Section;
import employeehealth.profile.TestProfile;
import employeehealth.profile.health.Entry.Status;
import employeehealth.profile.health.HealthProfile.BloodGroup;
import employeehealth.profile.health.HealthProfile.Sex;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.FieldFault;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevisionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private static final Author CLAIRE = new Author(new PersonId(Ids.next()), Source.SELF);
    private static final Author DOCTOR = new Author(new PersonId(Ids.next()), Source.CLINICIAN);

    private static HealthProfile revised(
            HealthProfile before, HealthProfile wanted, Author author) {
        var revision = new Revision(before, wanted, author, NOW, Ids::next);
        var result = revision.result();
        assertThat(revision.faults()).isEmpty();
        return result;
    }

    private static List<String> faults(HealthProfile before, HealthProfile wanted, Author author) {
        var revision = new Revision(before, wanted, author, NOW, Ids::next);
        revision.result();
        return revision.faults().stream().map(RevisionTest::said).toList();
    }

    private static String said(FieldFault fault) {
        return fault.field() + " " + fault.message();
    }

    private static UUID id(HealthProfile profile, int place) {
        return Objects.requireNonNull(profile.allergies().get(place).id());
    }

    @Test
    void whoSaidItIsOursToWrite() {
        var forged =
                entry(null, "Noix").from(Ids.next(), DOCTOR.at(NOW)); // an id and a doctor's word
        assertThat(faults(HealthProfile.EMPTY, allergicTo(forged), CLAIRE))
                .containsExactly("allergies[0].id field.unknown-entry");
        var own = revised(HealthProfile.EMPTY, allergicTo(entry(null, "Noix")), CLAIRE);
        assertThat(own.allergies().getFirst().provenance())
                .isEqualTo(new Provenance(Source.SELF, null, NOW));
        var said = revised(HealthProfile.EMPTY, allergicTo(entry(null, "Noix")), DOCTOR);
        assertThat(said.allergies().getFirst().provenance())
                .isEqualTo(new Provenance(Source.CLINICIAN, DOCTOR.person(), NOW));
    }

    @Test
    void whatIsReadCanBeSentBackAndChangesNothing() {
        var before = revised(HealthProfile.EMPTY, allergicTo(entry(null, "Noix")), DOCTOR);
        assertThat(revised(before, before, CLAIRE)).isEqualTo(before);
        assertThat(revised(before, before, DOCTOR)).isEqualTo(before);
    }

    @Test
    void onesOwnWordsOneMayChangeAndTakeBack() {
        var before = revised(HealthProfile.EMPTY, allergicTo(entry(null, "Noix")), CLAIRE);
        var changed = allergicTo(entry(id(before, 0), "Noix de cajou"));
        assertThat(revised(before, changed, CLAIRE).allergies().getFirst().text())
                .isEqualTo("Noix de cajou");
        assertThat(revised(before, HealthProfile.EMPTY, CLAIRE).allergies()).isEmpty();
    }

    @Test
    void aCliniciansWordIsObjectedToAndNotChanged() {
        var before = revised(HealthProfile.EMPTY, allergicTo(entry(null, "Pénicilline")), DOCTOR);
        var id = id(before, 0);
        assertThat(faults(before, allergicTo(entry(id, "Rien")), CLAIRE))
                .containsExactly("allergies[0] field.clinicians-entry");
        assertThat(faults(before, HealthProfile.EMPTY, CLAIRE))
                .containsExactly("allergies field.not-taken-away");
        var objected = before.allergies().getFirst().objectedTo("C’était une autre");
        var after = revised(before, allergicTo(objected), CLAIRE).allergies().getFirst();
        assertThat(after.objection()).isEqualTo("C’était une autre");
        assertThat(after.provenance()).isEqualTo(before.allergies().getFirst().provenance());
    }

    @Test
    void nobodyElseTakesAwayOrObjectsForThePerson() {
        var before = revised(HealthProfile.EMPTY, allergicTo(entry(null, "Noix")), CLAIRE);
        assertThat(faults(before, HealthProfile.EMPTY, DOCTOR))
                .containsExactly("allergies field.not-taken-away");
        var objected = before.allergies().getFirst().objectedTo("Non");
        assertThat(faults(before, allergicTo(objected), DOCTOR))
                .containsExactly("allergies[0].objection field.objection");
        var refuted = entry(id(before, 0), "Noix", Status.REFUTED);
        assertThat(revised(before, allergicTo(refuted), DOCTOR).allergies().getFirst().status())
                .isEqualTo(Status.REFUTED);
    }

    @Test
    void noneKnownIsNotUnknownAndNotSomething() {
        var none = with(List.of(), Set.of(Section.ALLERGIES));
        assertThat(revised(HealthProfile.EMPTY, none, CLAIRE).noneKnown())
                .containsExactly(Section.ALLERGIES);
        assertThat(
                        faults(
                                HealthProfile.EMPTY,
                                with(List.of(entry(null, "Noix")), Set.of(Section.ALLERGIES)),
                                CLAIRE))
                .containsExactly("noneKnown field.none-known");
        var refuted = entry(null, "Noix", Status.REFUTED);
        revised(HealthProfile.EMPTY, with(List.of(refuted), Set.of(Section.ALLERGIES)), DOCTOR);
    }

    @Test
    void aVerifiedBloodGroupIsACliniciansToChange() {
        var own = revised(HealthProfile.EMPTY, blood(BloodGroup.A_POSITIVE, true), CLAIRE);
        assertThat(own.bloodGroupVerified()).isFalse();
        var verified = revised(own, blood(BloodGroup.A_POSITIVE, true), DOCTOR);
        assertThat(verified.bloodGroupVerified()).isTrue();
        assertThat(faults(verified, blood(BloodGroup.O_NEGATIVE, null), CLAIRE))
                .containsExactly("bloodGroup field.verified");
        assertThat(revised(verified, blood(BloodGroup.A_POSITIVE, false), CLAIRE))
                .isEqualTo(verified);
    }

    @Test
    void notesAreThePersonsAlone() {
        var before = revised(HealthProfile.EMPTY, noted("Je dors mal"), CLAIRE);
        for (var notes : new @Nullable String[] {"Dort mal", null}) {
            assertThat(faults(before, noted(notes), DOCTOR))
                    .containsExactly("notes field.persons-notes");
        }
        assertThat(faults(HealthProfile.EMPTY, noted("Dort mal"), DOCTOR))
                .containsExactly("notes field.persons-notes");
        assertThat(revised(before, before, DOCTOR)).isEqualTo(before);
        assertThat(revised(before, noted(null), CLAIRE).notes()).isNull();
    }

    @Test
    void whatPeopleSayOfTheirBirthAClinicianCorrectsAndDoesNotTakeAway() {
        var before =
                revised(HealthProfile.EMPTY, born(LocalDate.of(1980, 1, 1), Sex.FEMALE), CLAIRE);
        assertThat(faults(before, HealthProfile.EMPTY, DOCTOR))
                .containsExactly("birthDate field.not-blanked", "sexAtBirth field.not-blanked");
        var corrected = born(LocalDate.of(1980, 10, 1), Sex.UNKNOWN);
        assertThat(revised(before, corrected, DOCTOR)).isEqualTo(corrected);
        assertThat(revised(before, HealthProfile.EMPTY, CLAIRE)).isEqualTo(HealthProfile.EMPTY);
    }

    @Test
    void whatAClinicianSaidOfAPregnancyThePersonCorrectsAndDoesNotTakeAway() {
        var due = LocalDate.of(2026, 9, 1);
        var before = revised(HealthProfile.EMPTY, pregnant(true, due), DOCTOR);
        assertThat(before.pregnancyProvenance()).isEqualTo(DOCTOR.at(NOW));
        assertThat(revised(before, pregnant(true, due), CLAIRE)).isEqualTo(before);
        assertThat(faults(before, HealthProfile.EMPTY, CLAIRE))
                .containsExactly("pregnant field.not-blanked");
        assertThat(faults(before, pregnant(true, null), CLAIRE))
                .containsExactly("dueOn field.not-blanked");
        var ended = revised(before, pregnant(false, null), CLAIRE);
        assertThat(ended).isEqualTo(pregnant(false, null));
        assertThat(revised(before, HealthProfile.EMPTY, DOCTOR)).isEqualTo(HealthProfile.EMPTY);
    }

    @Test
    void whatThePersonSaidOfAPregnancyAClinicianCorrectsAndDoesNotTakeAway() {
        var due = LocalDate.of(2026, 9, 1);
        var before = revised(HealthProfile.EMPTY, pregnant(true, due), CLAIRE);
        assertThat(before.pregnancyProvenance()).isNull();
        assertThat(faults(before, HealthProfile.EMPTY, DOCTOR))
                .containsExactly("pregnant field.not-blanked");
        var corrected = revised(before, pregnant(true, due.plusDays(9)), DOCTOR);
        assertThat(corrected.pregnancyProvenance()).isEqualTo(DOCTOR.at(NOW));
        assertThat(revised(before, HealthProfile.EMPTY, CLAIRE)).isEqualTo(HealthProfile.EMPTY);
    }

    /** Of what is kept by law once the rest was erased. */
    @Test
    void aPregnancyIsAmongWhatCliniciansSaidIfOneOfThemRecordedIt() {
        var theirs = revised(HealthProfile.EMPTY, pregnant(true, null), DOCTOR);
        assertThat(theirs.ofClinicians()).contains(theirs);
        var own = revised(HealthProfile.EMPTY, pregnant(true, null), CLAIRE);
        assertThat(own.ofClinicians()).isEmpty();
        var corrected = revised(theirs, pregnant(false, null), CLAIRE);
        assertThat(corrected.ofClinicians()).isEmpty();
    }

    @Test
    void aProfileThatWasKeptBeforeIsReadAsThePersonsWords() {
        var kept =
                TestProfile.JSON.readValue(
                        "{\"pregnant\":true,\"dueOn\":\"2026-09-01\"}", HealthProfile.class);
        assertThat(kept).isEqualTo(pregnant(true, LocalDate.of(2026, 9, 1)));
    }

    @Test
    void datesAreInOrder() {
        assertThat(faults(HealthProfile.EMPTY, born(LocalDate.of(2026, 3, 5)), CLAIRE))
                .containsExactly("birthDate field.birth-date");
        assertThat(faults(HealthProfile.EMPTY, since("2026-05", null), CLAIRE))
                .containsExactly("conditions[0].since field.in-the-future");
        assertThat(faults(HealthProfile.EMPTY, since("1979-12-31", null), CLAIRE))
                .containsExactly("conditions[0].since field.before-birth");
        assertThat(faults(HealthProfile.EMPTY, since("2020-02", "2020-01-31"), CLAIRE))
                .containsExactly("conditions[0].until field.before-its-begin");
        assertThat(faults(HealthProfile.EMPTY, since("2021-02-29", null), CLAIRE))
                .containsExactly("conditions[0].since field.partial-date");
        revised(HealthProfile.EMPTY, since("1980", "1980"), CLAIRE);
        revised(HealthProfile.EMPTY, since("2020-02", "2020"), CLAIRE);
    }

    @Test
    void anotherBirthDateHasToFitWhatStandsAlready() {
        var before = revised(HealthProfile.EMPTY, dated(null, asthma("1998", null)), CLAIRE);
        var entry = before.conditions().getFirst();
        for (var author : List.of(CLAIRE, DOCTOR)) {
            assertThat(faults(before, dated(LocalDate.of(2010, 1, 1), entry), author))
                    .containsExactly("birthDate field.entries-before-birth");
            assertThat(faults(before, dated(LocalDate.of(1999, 1, 1), entry), author))
                    .containsExactly("birthDate field.entries-before-birth");
            revised(before, dated(LocalDate.of(1998, 12, 31), entry), author);
        }
    }

    @Test
    void everyListIsLookedAtAndTheBirthDateFaultedOnce() {
        var born = LocalDate.of(2010, 6, 15);
        for (var section : Section.values()) {
            for (var day : List.of("2010-06-14", "2010-05", "2009")) {
                var before = revised(HealthProfile.EMPTY, two(section, day), DOCTOR);
                assertThat(faults(before, bornOn(born, before), CLAIRE))
                        .as(section + " " + day)
                        .containsExactly("birthDate field.entries-before-birth");
            }
            for (var day : List.of("2010-06-15", "2010-06", "2010")) {
                var before = revised(HealthProfile.EMPTY, two(section, day), DOCTOR);
                assertThat(revised(before, bornOn(born, before), CLAIRE).birthDate())
                        .isEqualTo(born);
            }
        }
    }

    @Test
    void whatEndedBeforeBirthOrWasAMistakeIsToldFromTheRest() {
        var ended = dated(null, asthma(null, "1998"));
        assertThat(faults(HealthProfile.EMPTY, bornOn(LocalDate.of(2010, 1, 1), ended), CLAIRE))
                .containsExactly("conditions[0].until field.before-birth");
        assertThat(
                        faults(
                                HealthProfile.EMPTY,
                                dated(LocalDate.of(1980, 6, 1), asthma("1980", "1980-01-01")),
                                CLAIRE))
                .containsExactly("conditions[0].until field.before-birth");
        var before = revised(HealthProfile.EMPTY, ended, DOCTOR);
        assertThat(faults(before, bornOn(LocalDate.of(2010, 1, 1), before), CLAIRE))
                .containsExactly("birthDate field.entries-before-birth");
        var id = before.conditions().getFirst().id();
        var mistake = dated(null, asthma(id, Status.ENTERED_IN_ERROR, null, "1998"));
        var mistaken = revised(before, mistake, DOCTOR);
        revised(mistaken, bornOn(LocalDate.of(2010, 1, 1), mistaken), CLAIRE);
    }

    /** What stood before this was looked at still does, as long as nobody touches it. */
    @Test
    void theSameBirthDateIsNotHeldAgainstWhatStandsAlready() {
        var old = asthma("1998", null).from(Ids.next(), CLAIRE.at(NOW));
        var before = dated(LocalDate.of(2010, 1, 1), old);
        revised(before, before, CLAIRE);
        revised(before, dated(null, old), CLAIRE);
    }

    @Test
    void nobodyExpectsAChildBeforeTheirOwnBirth() {
        assertThat(
                        faults(
                                HealthProfile.EMPTY,
                                expecting(LocalDate.of(1980, 1, 1), LocalDate.of(1979, 12, 31)),
                                CLAIRE))
                .containsExactly("dueOn field.before-birth");
        revised(
                HealthProfile.EMPTY,
                expecting(LocalDate.of(1980, 1, 1), LocalDate.of(2026, 9, 1)),
                CLAIRE);
    }

    @Test
    void anEntrySaysWhatItIsAndNothingOfAnotherList() {
        assertThat(faults(HealthProfile.EMPTY, allergicTo(entry(null, "  ")), CLAIRE))
                .containsExactly("allergies[0].text field.words-or-code");
        var dosed =
                new Entry(
                        null, "Noix", null, null, null, "2020", null, null, "2 g", null, null, null,
                        null, null);
        assertThat(faults(HealthProfile.EMPTY, allergicTo(dosed), CLAIRE))
                .containsExactly(
                        "allergies[0].until field.not-in-this-list",
                        "allergies[0].dose field.not-in-this-list");
    }

    @Test
    void theSameEntryIsSentOnce() {
        var before = revised(HealthProfile.EMPTY, allergicTo(entry(null, "Noix")), CLAIRE);
        var again = before.allergies().getFirst();
        assertThat(faults(before, allergicTo(again, again), CLAIRE))
                .containsExactly("allergies[1].id field.twice");
    }

    /** However two authors take turns, nothing that somebody else said is changed or lost. */
    @Test
    void whatOthersSaidOutlivesEveryRevision() {
        var random = new Random(1);
        for (var turn = 0; turn < 300; turn++) {
            var profile = HealthProfile.EMPTY;
            for (var step = 0; step < 8; step++) {
                var author = random.nextBoolean() ? CLAIRE : DOCTOR;
                var revision =
                        new Revision(profile, wished(profile, random), author, NOW, Ids::next);
                var next = revision.result();
                if (!revision.faults().isEmpty()) {
                    continue;
                }
                if (author == CLAIRE) {
                    assertThat(cliniciansWords(next)).isEqualTo(cliniciansWords(profile));
                } else {
                    assertThat(next.allergies().stream().map(Entry::id).toList())
                            .containsAll(profile.allergies().stream().map(Entry::id).toList());
                }
                profile = next;
            }
        }
    }

    private static List<String> cliniciansWords(HealthProfile profile) {
        return profile.allergies().stream()
                .filter(Entry::isOfOthers)
                .map(one -> one.id() + " " + one.text() + " " + one.status())
                .sorted()
                .toList();
    }

    private static HealthProfile wished(HealthProfile before, Random random) {
        var wished = new ArrayList<Entry>();
        for (var one : before.allergies()) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    // left out
                }
                case 1 -> wished.add(entry(one.id(), "changed " + random.nextInt(9)));
                default -> wished.add(one);
            }
        }
        if (random.nextBoolean()) {
            wished.add(entry(null, "new " + random.nextInt(9)));
        }
        return allergicTo(wished.toArray(Entry[]::new));
    }

    private static HealthProfile blood(BloodGroup group, @Nullable Boolean verified) {
        return new HealthProfile(
                null, null, group, verified, null, null, null, List.of(), List.of(), List.of(),
                List.of(), List.of(), Set.of(), null, null);
    }

    private static HealthProfile pregnant(boolean is, @Nullable LocalDate due) {
        return new HealthProfile(
                null, null, null, null, is, due, null, List.of(), List.of(), List.of(), List.of(),
                List.of(), Set.of(), null, null);
    }

    private static HealthProfile noted(@Nullable String notes) {
        return new HealthProfile(
                null, null, null, null, null, null, null, List.of(), List.of(), List.of(),
                List.of(), List.of(), Set.of(), notes, null);
    }

    private static HealthProfile born(LocalDate on) {
        return born(on, null);
    }

    private static HealthProfile born(LocalDate on, @Nullable Sex sex) {
        return new HealthProfile(
                on, sex, null, null, null, null, null, List.of(), List.of(), List.of(), List.of(),
                List.of(), Set.of(), null, null);
    }

    private static HealthProfile since(String since, @Nullable String until) {
        return dated(LocalDate.of(1980, 1, 1), asthma(since, until));
    }

    private static Entry asthma(@Nullable String since, @Nullable String until) {
        return asthma(null, null, since, until);
    }

    private static Entry asthma(
            @Nullable UUID id,
            @Nullable Status status,
            @Nullable String since,
            @Nullable String until) {
        return new Entry(
                id, "Asthme", null, status, since, until, null, null, null, null, null, null, null,
                null);
    }

    private static HealthProfile dated(@Nullable LocalDate birth, Entry condition) {
        return lists(birth, List.of(), List.of(condition), List.of(), List.of(), List.of());
    }

    /** The same entry twice in one list. */
    private static HealthProfile two(Section section, String since) {
        var measured = section == Section.MEASUREMENTS;
        var entry =
                new Entry(
                        null,
                        "Donnée",
                        null,
                        null,
                        since,
                        null,
                        null,
                        null,
                        null,
                        measured ? BigDecimal.TEN : null,
                        measured ? "kg" : null,
                        null,
                        null,
                        null);
        var both = List.of(entry, entry);
        return lists(
                null,
                section == Section.ALLERGIES ? both : List.of(),
                section == Section.CONDITIONS ? both : List.of(),
                section == Section.MEDICATIONS ? both : List.of(),
                section == Section.IMMUNIZATIONS ? both : List.of(),
                measured ? both : List.of());
    }

    private static HealthProfile bornOn(LocalDate birth, HealthProfile profile) {
        return lists(
                birth,
                profile.allergies(),
                profile.conditions(),
                profile.medications(),
                profile.immunizations(),
                profile.measurements());
    }

    private static HealthProfile lists(
            @Nullable LocalDate birth,
            List<Entry> allergies,
            List<Entry> conditions,
            List<Entry> medications,
            List<Entry> immunizations,
            List<Entry> measurements) {
        return new HealthProfile(
                birth,
                null,
                null,
                null,
                null,
                null,
                null,
                allergies,
                conditions,
                medications,
                immunizations,
                measurements,
                Set.of(),
                null,
                null);
    }

    private static HealthProfile expecting(LocalDate birth, LocalDate due) {
        return new HealthProfile(
                birth, null, null, null, true, due, null, List.of(), List.of(), List.of(),
                List.of(), List.of(), Set.of(), null, null);
    }
}
