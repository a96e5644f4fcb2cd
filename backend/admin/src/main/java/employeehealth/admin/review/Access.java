package employeehealth.admin.review;

import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone has something: one line of a review.
 *
 * @param displayName none of somebody who has no account any more
 * @param permissions what it lets them do, and what they may whatever they are: operate the
 *     platform
 * @param site name of the one place to which it is limited
 * @param since its first day, which may be to come
 * @param givenBy name of the giver; none if the platform itself gave it
 * @param lastSignInAt as far as is remembered
 */
record Access(
        UUID id,
        PersonId person,
        @Nullable String displayName,
        @Nullable String email,
        String role,
        boolean custom,
        String roleName,
        List<String> permissions,
        @Nullable String site,
        @Nullable String population,
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable String givenBy,
        @Nullable PersonId givenById,
        @Nullable Instant givenAt,
        @Nullable Instant lastSignInAt) {

    @Override
    public String toString() {
        return "Access[" + id + "]";
    }
}
