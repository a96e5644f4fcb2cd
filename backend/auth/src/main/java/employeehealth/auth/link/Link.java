package employeehealth.auth.link;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.LinkPurpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's chance to do one thing, once.
 *
 * @param about what it is done to: a person, an invitation, a registration, an address
 * @param email where it goes, if no other place has that address any more
 * @param nonce 16 random bytes that its token is computed from
 */
public record Link(
        LinkId id,
        CompanyId company,
        PersonId person,
        LinkPurpose purpose,
        UUID about,
        @Nullable String email,
        byte[] nonce,
        Instant expiresAt,
        boolean used) {

    boolean isLive(Instant now) {
        return !used && now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "Link[" + id + "]";
    }
}
