package employeehealth.auth.session;

import employeehealth.auth.factor.Policies;
import employeehealth.auth.person.People;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.shared.access.Tenant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Exchanges a refresh token for new tokens that say what the person may do now. Whoever must have
 * proven more by now, or more lately, having been given a role or since their company asks for
 * more, signs in anew.
 */
@Component
class Refresh {

    private final Families families;
    private final People people;
    private final AdminApi admin;
    private final Policies policies;
    private final Grants grants;

    Refresh(Families families, People people, AdminApi admin, Policies policies, Grants grants) {
        this.families = families;
        this.people = people;
        this.admin = admin;
        this.policies = policies;
        this.grants = grants;
    }

    /** None if the session is over. */
    Optional<Grant> refresh(RefreshToken token) {
        return Tenant.of(token.company())
                .get(() -> {
                    var good = families.good(token);
                    if (good.isEmpty()) {
                        families.turn(token); // ends the family of a stolen token
                    }
                    return good.flatMap(session -> refreshed(token, session));
                });
    }

    /** Asks before it turns: were the neighbour down, the client would lose a token for nothing. */
    private Optional<Grant> refreshed(RefreshToken token, Session good) {
        var person = people.find(good.person());
        if (person.isEmpty()) {
            return Optional.empty();
        }
        var standing = admin.standing(good.company(), good.person());
        if (!good.strength().suffices(policies.of(standing))
                || families.isOver(families.within(good, standing.roles()))) {
            families.endBelowPolicy(good);
            return Optional.empty();
        }
        grants.require();
        return families.turnSeen(good, token)
                .map(session -> families.within(session, standing.roles()))
                .map(session -> grants.of(person.get(), session, standing));
    }
}
