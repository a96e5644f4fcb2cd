package employeehealth.profile.care;

import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.access.Me;
import java.util.Collection;
import java.util.Optional;

/**
 * How a person stands to one professional.
 *
 * @param opposesThem to this very professional
 * @param opposesTeam to the whole team of the health service
 * @param addedThem and it is not over
 */
record Stance(boolean opposesThem, boolean opposesTeam, boolean addedThem) {

    /** Of somebody who has said nothing. */
    static final Stance NONE = new Stance(false, false, false);

    static final Stance OPPOSED = new Stance(true, false, false);

    /**
     * What follows from it. What the person says of one professional counts before what they say of
     * all; without a word of theirs the team takes care of everyone within its limits.
     *
     * @param places where the person works
     */
    Optional<CareRelation> towards(Me professional, Collection<Scope> places) {
        return towards(
                places.stream().anyMatch(at -> professional.may(Permission.CARE_TEAM, at)),
                professional.may(Permission.CARE_READ));
    }

    /**
     * @param ofTeam whether they belong to the team that takes care of this person
     * @param ofCare whether they have a role of care at all
     */
    Optional<CareRelation> towards(boolean ofTeam, boolean ofCare) {
        if (opposesThem || !ofCare) {
            return Optional.empty();
        }
        if (ofTeam && !opposesTeam) {
            return Optional.of(CareRelation.TEAM);
        }
        return addedThem ? Optional.of(CareRelation.ADDED) : Optional.empty();
    }
}
