package employeehealth.profile.health;

import employeehealth.profile.Owner;
import java.time.Instant;
import java.util.UUID;

/**
 * A health profile as somebody left it.
 *
 * @param row of the version
 * @param version counted from 1; 0 of somebody who has said nothing yet
 */
public record ProfileVersion(
        UUID row, Owner owner, int version, Author author, HealthProfile profile, Instant at) {

    private static final UUID NOBODYS = new UUID(0, 0);

    public static ProfileVersion none(Owner owner) {
        return new ProfileVersion(
                NOBODYS,
                owner,
                0,
                new Author(owner.person(), Provenance.Source.SELF),
                HealthProfile.EMPTY,
                Instant.EPOCH);
    }

    /** Under which it is read and changed. */
    public String tag() {
        return Integer.toString(version);
    }
}
