package employeehealth.profile.accesses;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.admin.CareTeamApi;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.audit.Pseudonyms;
import employeehealth.shared.audit.log.OwnTrail;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Seal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads who looked at a person's file, out of the audit of all services. What auth and admin write
 * is about their account, not their file. Reading this is audited too.
 */
@Component
class Accesses {

    private static final Set<String> OF_THE_ACCOUNT = Set.of("auth", "admin");

    private final ProfileDatabase database;
    private final OwnTrail trail;
    private final PeoplesNames names;
    private final CareTeamApi team;
    private final Audit audit;

    Accesses(
            ProfileDatabase database,
            Pseudonyms pseudonyms,
            Seal seal,
            JsonMapper json,
            PeoplesNames names,
            CareTeamApi team,
            Audit audit) {
        this.database = database;
        this.trail = new OwnTrail(database, pseudonyms, seal, json);
        this.names = names;
        this.team = team;
        this.audit = audit;
    }

    /**
     * Newest first.
     *
     * @param own also what the person did themself
     * @param before the last of the page before
     */
    List<FileAccess> page(Me me, boolean own, @Nullable UUID before, int limit) {
        var looks = database.read(() -> trail.page(own, OF_THE_ACCOUNT, before, limit));
        audit.append(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "profile.accesses.listed",
                        "platform.audit_log",
                        me.person()));
        var actors =
                looks.stream()
                        .map(OwnTrail.Look::actor)
                        .filter(Objects::nonNull)
                        .filter(actor -> !actor.equals(me.person()))
                        .collect(Collectors.toUnmodifiableSet());
        var who = new Who(names.of(me.company(), actors), roles(me, actors));
        return looks.stream().map(look -> access(me, look, who)).toList();
    }

    /** Names and, of whoever takes care of people today, roles; so far as neighbours tell. */
    private record Who(Map<PersonId, String> names, Map<PersonId, Role> roles) {}

    private Map<PersonId, Role> roles(Me me, Set<PersonId> actors) {
        if (actors.isEmpty()) {
            return Map.of();
        }
        try {
            return team.team(me.company()).stream()
                    .filter(carer -> carer.role() != null && actors.contains(carer.person()))
                    .collect(
                            Collectors.toMap(
                                    CareTeamApi.Carer::person,
                                    carer -> Objects.requireNonNull(carer.role()),
                                    (one, another) -> one));
        } catch (Problem away) {
            return Map.of();
        }
    }

    private static FileAccess access(Me me, OwnTrail.Look look, Who who) {
        var entry = look.entry();
        var actor = look.actor();
        return new FileAccess(
                entry.id(),
                entry.at(),
                by(me, look),
                actor == null ? null : who.names.get(actor),
                actor == null ? null : who.roles.get(actor),
                FileAccess.Kind.of(entry),
                entry.action(),
                entry.purpose(),
                entry.outcome().equals("refused"),
                look.reason());
    }

    private static FileAccess.By by(Me me, OwnTrail.Look look) {
        if (look.entry().actor() == null) {
            return FileAccess.By.PLATFORM;
        }
        return me.person().equals(look.actor()) ? FileAccess.By.SELF : FileAccess.By.PERSON;
    }
}
