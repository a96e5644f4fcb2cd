package employeehealth.auth.grant;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.backchannel.AnnounceLogout;
import employeehealth.auth.client.OAuthScope;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
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
        RECOVERED,
        SIGNED_OUT,
        /** Who granted it does not belong to the company any more. */
        LEFT;

        private String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final AuthDatabase database;
    private final ClientGrants grants;
    private final Revocations revocations;
    private final AnnounceLogout programs;
    private final Audit audit;
    private final Clock clock;

    EndGrants(
            AuthDatabase database,
            ClientGrants grants,
            Revocations revocations,
            AnnounceLogout programs,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.grants = grants;
        this.revocations = revocations;
        this.programs = programs;
        this.audit = audit;
        this.clock = clock;
    }

    public void end(ClientGrant grant, Because because) {
        if (grants.end(grant.id(), because.code(), clock.instant())) {
            revocations.end(database, grant.id());
            announce(grant);
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

    /**
     * A session of our pages is over: so is what was granted in it, but for what was to last
     * without it. Programs are told of both (OpenID Connect Back-Channel Logout 1.0 section 2.7).
     */
    public void sessionEnded(SessionId session) {
        for (var grant : grants.openOfSession(session)) {
            if (grant.lasts() && grant.codeUsedAt() != null) {
                announce(grant);
            } else {
                end(grant, Because.SIGNED_OUT);
            }
        }
    }

    /** A program that has no id token yet knows of no session. */
    private void announce(ClientGrant grant) {
        if (grant.codeUsedAt() != null && grant.scopes().contains(OAuthScope.OPENID)) {
            programs.isSignedOut(grant.id(), grant.client(), grant.person());
        }
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
