package employeehealth.auth.passkey;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One authenticator that one person signs in with.
 *
 * @param suspectedAt when it last looked as if there were a copy of it
 * @param version of its name, which is all of it that its owner can change
 */
record Passkey(
        UUID id,
        CompanyId company,
        PersonId person,
        Credential credential,
        String name,
        int version,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant suspectedAt) {

    @Override
    public String toString() {
        return "Passkey[" + id + "]";
    }
}
