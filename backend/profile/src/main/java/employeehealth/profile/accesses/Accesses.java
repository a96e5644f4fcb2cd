package employeehealth.profile.accesses;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.audit.Pseudonyms;
import employeehealth.shared.audit.log.OwnTrail;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Seal;
import java.util.Collection;
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
    private final DirectoryApi directory;
    private final Audit audit;

    Accesses(
            ProfileDatabase database,
            Pseudonyms pseudonyms,
            Seal seal,
            JsonMapper json,
            DirectoryApi directory,
            Audit audit) {
        this.database = database;
        this.trail = new OwnTrail(database, pseudonyms, seal, json);
        this.directory = directory;
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
        var names = names(me, actors);
        return looks.stream().map(look -> access(me, look, names)).toList();
    }

    private static FileAccess access(Me me, OwnTrail.Look look, Map<PersonId, String> names) {
        var entry = look.entry();
        var actor = look.actor();
        return new FileAccess(
                entry.id(),
                entry.at(),
                by(me, look),
                actor == null ? null : names.get(actor),
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

    /** Without names, while the neighbour who knows them is away: the rest can be read. */
    private Map<PersonId, String> names(Me me, Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        try {
            return directory.named(me.company(), new DirectoryApi.People(people)).stream()
                    .collect(Collectors.toMap(Listed::id, Listed::displayName, (one, same) -> one));
        } catch (Problem away) {
            return Map.of();
        }
    }
}
