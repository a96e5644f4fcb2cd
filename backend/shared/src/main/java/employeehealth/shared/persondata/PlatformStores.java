package employeehealth.shared.persondata;

import static employeehealth.contracts.persondata.Store.Erasure.KEPT;
import static employeehealth.contracts.persondata.Store.Erasure.NOW;
import static employeehealth.contracts.persondata.Store.Erasure.PSEUDONYMISED;

import employeehealth.shared.database.PlatformDatabase;

/**
 * Every table behind the services that may name somebody. Both logs name people by pseudonym; what
 * the audit log holds of them in clear is sealed under their key, and goes with it.
 */
public final class PlatformStores {

    private static final String IN_JOB =
            "convert_from(task_data, 'UTF8') like '%' || cast(:person as text) || '%'";
    private static final String IN_BODY = "body like '%' || cast(:person as text) || '%'";

    private PlatformStores() {}

    /**
     * @param eraser name of the job that erases: it does not remove itself
     */
    public static PersonStores of(PlatformDatabase db, String eraser) {
        return PersonStores.of(
                db,
                TableStore.of(db, "platform.blob_links", "technical", NOW)
                        .where("person_id = :person or actor = :person")
                        .row("token_hash"),
                TableStore.of(db, "platform.blobs", "technical", NOW)
                        .erasedBy("state <> 'released'", released()),
                TableStore.of(db, "platform.idempotency_keys", "technical", NOW).row("key_hash"),
                TableStore.of(db, "platform.jobs", "technical", NOW)
                        .row("task_instance")
                        .where(IN_JOB + " and task_name <> '" + eraser + "' and not picked")
                        .columns("task_name, task_instance, execution_time"),
                TableStore.of(db, "platform.jobs_dead", "technical", NOW)
                        .where(IN_JOB)
                        .columns("id, task_name, dead_at"),
                TableStore.of(db, "platform.news_dead", "technical", NOW)
                        .where(IN_BODY)
                        .columns("id, subscriber, at"),
                TableStore.of(db, "platform.news_deliveries", "technical", PSEUDONYMISED)
                        .where(IN_BODY)
                        .columns("id, subscriber, at"),
                TableStore.of(db, "platform.outbox", "technical", PSEUDONYMISED)
                        .where(IN_BODY)
                        .columns("id, kind, at"),
                TableStore.of(db, "platform.revocations", "technical", PSEUDONYMISED)
                        .where("subject = :person")
                        .row("at")
                        .columns("kind, at"),
                TableStore.of(db, "platform.security_log", "security-log", PSEUDONYMISED)
                        .where("caller = :pseudonym"),
                TableStore.of(db, "platform.audit_log", "access-trace", PSEUDONYMISED)
                        .where("person = :pseudonym or actor = :pseudonym")
                        .columns("id, at, actor, person, action, entity, purpose, outcome"),
                TableStore.of(db, "platform.break_glass_accesses", "access-trace", PSEUDONYMISED)
                        .where("person = :person or actor = :person")
                        .columns("id, opened_at, ends_at, actor, person, entity, sealed_reason")
                        .sealed("sealed_reason"),
                TableStore.of(db, "platform.keyed_people", "erased", KEPT).row("person_id"),
                TableStore.of(db, "platform.erased_people", "erased", KEPT).row("person_id"));
    }

    /** The content goes with the next sweep. */
    private static String released() {
        return "update platform.blobs set state = 'released' where person_id = :person";
    }
}
