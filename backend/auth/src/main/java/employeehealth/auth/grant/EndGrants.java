package employeehealth.auth.grant;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends grants, in the transaction of the reason: their tokens are refused within seconds. */
@Component
public class EndGrants {

    /** Why a grant is over. */
    public enum Because {
        /** A code was shown twice: what it gave is taken back (RFC 6749 section 4.1.2). */
        CODE_REUSED,
        /** By another program, or without the verifier: it is in wrong hands. */
        CODE_MISUSED,
        TOKEN_REUSED,
        REVOKED,
        WITHDRAWN,
        PASSWORD_RESET,
        SIGNED_OUT;

        private String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final AuthDatabase database;
    private final ClientGrants grants;
    private final Revocations revocations;
    private final Audit audit;
    private final Clock clock;

    EndGrants(
            AuthDatabase database,
            ClientGrants grants,
            Revocations revocations,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.grants = grants;
        this.revocations = revocations;
        this.audit = audit;
        this.clock = clock;
    }

    public void end(ClientGrant grant, Because because) {
        if (grants.end(grant.id(), because.code(), clock.instant())) {
            revocations.end(database, grant.id());
            record(grant, "auth.client-grant." + because.code());
        }
    }

    /**
     * All that a person granted.
     *
     * @param client of this program only; null for all of them
     */
    public void endAll(PersonId person, @Nullable UUID client, Because because) {
        grants.open(person, client).forEach(grant -> end(grant, because));
    }

    private void record(ClientGrant grant, String action) {
        audit.record(
                database,
                new AuditRecord(
                        grant.company(),
                        null,
                        grant.person(),
                        action,
                        "auth.client_grants",
                        grant.id().toString(),
                        "sign-in",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }
}
