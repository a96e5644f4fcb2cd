package employeehealth.profile.care;

import static employeehealth.contracts.access.Permission.CARE_BREAK_GLASS;

import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.care.CareRelations.Bond;
import employeehealth.profile.health.HealthProfiles;
import employeehealth.profile.health.ProfileVersion;
import employeehealth.profile.rights.KeptFiles;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.audit.AuditRecord.Outcome;
import employeehealth.shared.breakglass.AccessReason;
import employeehealth.shared.breakglass.BreakGlass;
import employeehealth.shared.problem.Problem;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens somebody's file: to whoever is bound to them by a care relation, and to whoever breaks the
 * glass, with a reason. Everybody else is answered alike, whether the person is there, opposes,
 * works elsewhere, or was made up. Every look is audited, a refused one too.
 */
@Component
public class PatientFile {

    private static final String TABLE = HealthProfiles.TABLE;

    private final ProfileDatabase database;
    private final CareRelations relations;
    private final HealthProfiles profiles;
    private final BreakGlass breakGlass;
    private final KeptFiles kept;
    private final Audit audit;

    PatientFile(
            ProfileDatabase database,
            CareRelations relations,
            HealthProfiles profiles,
            BreakGlass breakGlass,
            KeptFiles kept,
            Audit audit) {
        this.database = database;
        this.relations = relations;
        this.profiles = profiles;
        this.breakGlass = breakGlass;
        this.kept = kept;
        this.audit = audit;
    }

    /**
     * Something of the file of somebody whom the caller takes care of.
     *
     * @param action as the audit record names the look
     * @param entity table of what is looked at
     * @param rows reads it, in one transaction that declares the care
     * @throws Problem 404 where nothing binds them
     */
    public <T> T read(Me me, PersonId person, String action, String entity, Supplier<T> rows) {
        mustTakeCareOf(me, person, action, entity);
        var found = new CareAccess(person.value(), Purpose.CARE).get(() -> database.read(rows));
        audit.append(database, record(me, person, action, entity, Purpose.CARE, Outcome.SUCCESS));
        return found;
    }

    /**
     * The same, of a change; it writes its own audit record, and is not open to a broken glass.
     *
     * @param change in a transaction that declares the care
     * @throws Problem 410 of somebody whose erasure has begun
     */
    public <T> T change(Me me, PersonId person, String action, String entity, Supplier<T> change) {
        mustTakeCareOf(me, person, action, entity);
        return new CareAccess(person.value(), Purpose.CARE)
                .get(() ->
                        database.write(() -> {
                            kept.mustNotHaveBegun(person);
                            return change.get();
                        }));
    }

    /**
     * The same, of work that takes its time and begins its own transactions, and keeps nothing that
     * an erasure would leave.
     */
    public <T> T caring(Me me, PersonId person, String action, String entity, Supplier<T> work) {
        mustTakeCareOf(me, person, action, entity);
        return new CareAccess(person.value(), Purpose.CARE).get(work);
    }

    /**
     * Of the file of somebody whom the caller takes care of, what is not there for them; on record
     * like every refused look.
     */
    public Problem nothing(Me me, PersonId person, String action, String entity) {
        audit.append(database, record(me, person, action, entity, Purpose.CARE, Outcome.REFUSED));
        return Problem.notFound();
    }

    private void mustTakeCareOf(Me me, PersonId person, String action, String entity) {
        var bond = relations.bond(me, person);
        if (bond.relation().isEmpty()) {
            throw refused(me, person, bond, action, entity, Purpose.CARE);
        }
    }

    /**
     * What binds the caller to them; nothing while a glass that the caller broke is open.
     *
     * @throws Problem 404 for everybody else
     */
    Optional<CareRelation> admitted(Me me, PersonId person) {
        var action = "profile.patient.read";
        var bond = relations.bond(me, person);
        if (bond.relation().isEmpty() && !isOpen(me, person)) {
            throw refused(me, person, bond, action, TABLE, Purpose.CARE);
        }
        var purpose = bond.relation().isPresent() ? Purpose.CARE : Purpose.BREAK_GLASS;
        audit.append(database, record(me, person, action, TABLE, purpose, Outcome.SUCCESS));
        return bond.relation();
    }

    /** What somebody was called whose account was erased, and of whom a law keeps the file. */
    Optional<String> keptName(PersonId person) {
        return new CareAccess(person.value(), Purpose.CARE)
                .get(() -> database.read(() -> kept.name(person)));
    }

    private boolean isOpen(Me me, PersonId person) {
        return me.may(CARE_BREAK_GLASS)
                && database.read(() -> breakGlass.isOpen(database, TABLE, person.value()));
    }

    /**
     * The health profile; that of somebody who has said nothing yet is empty.
     *
     * @param reason header by which somebody who does not take care of them gives the reason
     */
    ProfileVersion profile(Me me, PersonId person, @Nullable String reason) {
        var action = "profile.health-profile.read";
        var bond = relations.bond(me, person);
        if (bond.relation().isPresent()) {
            var found =
                    new CareAccess(person.value(), Purpose.CARE)
                            .get(() -> database.read(() -> newest(me, person)));
            audit.append(
                    database, record(me, person, action, TABLE, Purpose.CARE, Outcome.SUCCESS));
            return found;
        }
        if (!me.may(CARE_BREAK_GLASS)) {
            throw refused(me, person, bond, action, TABLE, Purpose.CARE);
        }
        var open = isOpen(me, person);
        if (!open && reason == null) {
            throw refused(me, person, bond, action, TABLE, Purpose.CARE);
        }
        var given = open ? null : AccessReason.parse(reason);
        if (given != null) {
            breakGlass.admit(me);
        }
        if (!bond.isThere() || me.person().equals(person)) {
            throw refused(me, person, bond, action, TABLE, Purpose.BREAK_GLASS);
        }
        return new CareAccess(person.value(), Purpose.BREAK_GLASS)
                .get(() -> database.write(() -> throughBrokenGlass(me, person, action, given)));
    }

    private ProfileVersion throughBrokenGlass(
            Me me, PersonId person, String action, @Nullable AccessReason given) {
        var found = newest(me, person);
        if (given != null) {
            breakGlass.open(database, me, person, TABLE, person.value(), given);
        }
        audit.record(
                database, record(me, person, action, TABLE, Purpose.BREAK_GLASS, Outcome.SUCCESS));
        return found;
    }

    private ProfileVersion newest(Me me, PersonId person) {
        return profiles.newest(person).orElseGet(() -> ProfileVersion.none(Owner.of(me, person)));
    }

    private Problem refused(
            Me me, PersonId person, Bond bond, String action, String entity, Purpose purpose) {
        // Of nobody there is no key to seal with, and none is made for an id that somebody guesses.
        audit.append(
                database,
                record(
                        me,
                        bond.isThere() ? person : null,
                        action,
                        entity,
                        purpose,
                        Outcome.REFUSED));
        return Problem.notFound();
    }

    private static AuditRecord record(
            Me me,
            @Nullable PersonId person,
            String action,
            String entity,
            Purpose purpose,
            Outcome outcome) {
        return new AuditRecord(
                me.company(),
                me.person(),
                person,
                action,
                entity,
                person == null ? "nobody" : person.toString(),
                purpose.code(),
                outcome,
                null);
    }
}
