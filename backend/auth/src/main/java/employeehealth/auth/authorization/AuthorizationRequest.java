package employeehealth.auth.authorization;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a person's answer.
 *
 * @param browser keyed hash of the cookie of the browser that it was opened in; none before
 * @param person who opened it; nobody else answers it
 */
record AuthorizationRequest(
        UUID id,
        CompanyId company,
        UUID client,
        Asked asked,
        byte @Nullable [] browser,
        @Nullable PersonId person,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant answeredAt) {

    boolean isOpen(Instant now) {
        return answeredAt == null && now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[" + id + "]";
    }
}
