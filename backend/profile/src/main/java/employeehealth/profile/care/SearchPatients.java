package employeehealth.profile.care;

import static employeehealth.contracts.access.Permission.CARE_TEAM;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.Listed;
import employeehealth.contracts.auth.SearchApi;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.SoughtName;
import employeehealth.profile.rights.KeptFiles;
import employeehealth.profile.rights.KeptFiles.KeptFile;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the people whom the caller takes care of. Does the same work whether somebody is found or
 * not, and never shows who opposes; what was looked for is written nowhere.
 */
@Component
class SearchPatients {

    static final int MOST = 20;

    /** Asked of the directory: some of them may oppose, or work elsewhere. */
    private static final int CANDIDATES = 200;

    private final ProfileDatabase database;
    private final CareRelations relations;
    private final CareChoices choices;
    private final BirthDates births;
    private final KeptFiles kept;
    private final SearchApi directory;
    private final Audit audit;

    SearchPatients(
            ProfileDatabase database,
            CareRelations relations,
            CareChoices choices,
            BirthDates births,
            KeptFiles kept,
            SearchApi directory,
            Audit audit) {
        this.database = database;
        this.relations = relations;
        this.choices = choices;
        this.births = births;
        this.kept = kept;
        this.directory = directory;
        this.audit = audit;
    }

    /**
     * At least one of them; all that are given must fit.
     *
     * @param name a {@link SoughtName}
     * @param employeeNumber as the company's directory says
     */
    @HealthData
    record Wanted(
            @Nullable @Size(max = 100) @CleanText String name,
            @Nullable @Size(max = 100) @CleanText String employeeNumber,
            @Nullable LocalDate birthDate) {

        Wanted {
            name = name == null || name.isBlank() ? null : name.strip();
            employeeNumber =
                    employeeNumber == null || employeeNumber.isBlank()
                            ? null
                            : employeeNumber.strip();
        }

        private void check() {
            if (name == null && employeeNumber == null && birthDate == null) {
                throw Problem.invalid(List.of(new FieldFault("name", "field.missing")));
            }
            if (name != null && SoughtName.of(name).isVague()) {
                throw Problem.invalid(List.of(new FieldFault("name", "field.two-letters")));
            }
        }

        @Override
        public String toString() {
            return "Wanted[hidden]";
        }
    }

    /**
     * @param more whether there are more than these: say more to find the right one
     */
    @HealthData
    record Found(List<Patient> items, boolean more) {}

    /**
     * @param hasLeft whether they do not belong to the company any more
     * @param erased whether the account was erased, and a law keeps the file
     */
    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Patient(
            PersonId id,
            String displayName,
            @Nullable LocalDate birthDate,
            boolean hasLeft,
            @Nullable Boolean erased,
            CareRelation relation) {

        @Override
        public String toString() {
            return "Patient[hidden]";
        }
    }

    Found search(Me me, Wanted wanted) {
        wanted.check();
        var among = ofTheService(me, () -> candidates(me, wanted));
        var listed =
                directory.found(
                        me.company(),
                        new SearchApi.Search(
                                wanted.name, wanted.employeeNumber, among.people, CANDIDATES));
        var kept = ofTheService(me, () -> keptFiles(me, wanted));
        var bound =
                relations.among(
                        me,
                        Stream.concat(
                                        listed.stream().map(Listed::id),
                                        kept.stream().map(KeptFile::person))
                                .toList());
        var born = ofTheService(me, () -> births.of(bound.keySet()));
        var found = found(listed, kept, bound, born);
        onRecord(me, found.items);
        return found;
    }

    /** Each of them sees that their name and date of birth were shown. */
    private void onRecord(Me me, List<Patient> shown) {
        database.write(() -> {
            audit.record(database, record(me, "profile.patients.searched", null));
            shown.forEach(
                    one -> audit.record(database, record(me, "profile.patient.found", one.id)));
        });
    }

    /** The team finds by name, too, whose account was erased and whose file a law keeps. */
    private List<KeptFile> keptFiles(Me me, Wanted wanted) {
        var name = wanted.name;
        if (name == null
                || wanted.employeeNumber != null
                || wanted.birthDate != null
                || !me.may(CARE_TEAM)) {
            return List.of();
        }
        return kept.called(SoughtName.of(name));
    }

    private static Found found(
            List<Listed> listed,
            List<KeptFile> kept,
            Map<PersonId, CareRelation> bound,
            Map<PersonId, LocalDate> born) {
        var here =
                listed.stream()
                        .flatMap(one ->
                                Stream.ofNullable(bound.get(one.id()))
                                        .map(relation ->
                                                new Patient(
                                                        one.id(),
                                                        one.displayName(),
                                                        born.get(one.id()),
                                                        one.leftAt() != null,
                                                        null,
                                                        relation)));
        var erased =
                kept.stream()
                        .flatMap(one ->
                                Stream.ofNullable(bound.get(one.person()))
                                        .map(relation ->
                                                new Patient(
                                                        one.person(),
                                                        one.name(),
                                                        null,
                                                        true,
                                                        true,
                                                        relation)));
        var patients = Stream.concat(here, erased).toList();
        return new Found(
                patients.stream().limit(MOST).toList(),
                patients.size() > MOST || listed.size() == CANDIDATES);
    }

    /**
     * @param people none: everyone
     */
    private record Among(@Nullable Set<PersonId> people) {

        Among and(Collection<PersonId> others) {
            var both = new HashSet<>(others);
            if (people != null) {
                both.retainAll(people);
            }
            return new Among(both);
        }
    }

    /** The team looks for everyone; others for those alone who have added them. */
    private Among candidates(Me me, Wanted wanted) {
        var among = new Among(null);
        if (!me.may(CARE_TEAM)) {
            among = among.and(choices.added(me.person()));
        }
        return wanted.birthDate == null
                ? among
                : among.and(births.bornOn(me.company(), wanted.birthDate));
    }

    private <T> T ofTheService(Me me, Supplier<T> rows) {
        return new CareAccess(me.healthService().value(), Purpose.CARE)
                .get(() -> database.read(rows));
    }

    private static AuditRecord record(Me me, String action, @Nullable PersonId shown) {
        return new AuditRecord(
                me.company(),
                me.person(),
                shown,
                action,
                "profile.birth_dates",
                (shown == null ? me.person() : shown).toString(),
                Purpose.CARE.code(),
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
