package employeehealth.admin.people;

import employeehealth.admin.role.GivenRole;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.auth.Listed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone of one's company, as its administrators see them.
 *
 * @param leftAt since when they do not belong to it any more; none while they do
 * @param assignments what they are today or will be
 */
record User(
        PersonId id,
        String displayName,
        String email,
        @Nullable Instant leftAt,
        List<Given> assignments) {

    static User of(Listed listed, List<Assignment> assignments) {
        return new User(
                listed.id(),
                listed.displayName(),
                listed.email(),
                listed.leftAt(),
                assignments.stream().map(Given::of).toList());
    }

    /**
     * One assignment.
     *
     * @param role code of a role, or the id of one of the company's own
     * @param roleName name of the company's own role; those of the others are words of ours
     * @param givenBy none if the platform itself gave it, before anyone was there
     * @param through the identity provider of the company that gave it; none if people did
     */
    record Given(
            UUID id,
            String role,
            @Nullable String roleName,
            @Nullable SiteId site,
            @Nullable String population,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable PersonId givenBy,
            @Nullable Instant givenAt,
            @Nullable UUID through) {

        static Given of(Assignment a) {
            return new Given(
                    a.id(),
                    a.role().code(),
                    a.role() instanceof GivenRole.Custom(var custom) ? custom.name() : null,
                    a.scope().site(),
                    a.scope().population(),
                    a.period().from(),
                    a.period().until(),
                    a.givenBy(),
                    a.givenAt(),
                    a.through());
        }

        Scope scope() {
            return new Scope(site, population);
        }
    }

    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
