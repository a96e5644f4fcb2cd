package employeehealth.profile.care;

import static employeehealth.contracts.access.Permission.CARE_READ;
import static employeehealth.contracts.access.Permission.CARE_TEAM;
import static java.util.stream.Collectors.toMap;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.CareTeamApi;
import employeehealth.contracts.admin.CareTeamApi.Member;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What binds a professional to a person. The one place where this service decides who takes care of
 * whom; asked anew each time, so that an opposition holds at once. To be asked outside of
 * transactions: a neighbour may have to be asked.
 */
@Component
public class CareRelations {

    private static final Set<Scope> ANYWHERE = Set.of(Scope.WHOLE_COMPANY);

    private final ProfileDatabase database;
    private final CareChoices choices;
    private final CareTeamApi team;

    CareRelations(ProfileDatabase database, CareChoices choices, CareTeamApi team) {
        this.database = database;
        this.choices = choices;
        this.team = team;
    }

    /**
     * What binds the caller to this person; nothing also if there is no such person at the company.
     * To oneself nothing does: one's own file is read as one's own.
     */
    public Optional<CareRelation> of(Me me, PersonId person) {
        return bond(me, person).relation();
    }

    /**
     * @param isThere whether there is, or was, such a person at the company
     */
    record Bond(boolean isThere, Optional<CareRelation> relation) {}

    Bond bond(Me me, PersonId person) {
        var known =
                new CareAccess(person.value(), Purpose.CARE)
                        .get(() -> database.read(() -> choices.known(person, me.person())));
        var stance = mayTakeCareOf(me, person) ? known.stance() : Stance.OPPOSED;
        // Whoever has a file here belongs to the company: a neighbour that is away is not missed.
        if (known.hasFile() && !isLimited(me)) {
            var relation = stance.towards(me, ANYWHERE);
            if (relation.isPresent()) {
                return new Bond(true, relation);
            }
        }
        // Of a refusal, too: how long it takes does not tell who is there.
        return team.members(me.company(), new CareTeamApi.People(List.of(person))).stream()
                .findFirst()
                .map(member -> new Bond(true, stance.towards(me, member.places())))
                .orElseGet(() -> new Bond(false, Optional.empty()));
    }

    private static boolean mayTakeCareOf(Me me, PersonId person) {
        return me.may(CARE_READ) && !me.person().equals(person);
    }

    /** Of these people of the company, those whom something binds to the caller, and what. */
    Map<PersonId, CareRelation> among(Me me, Collection<PersonId> people) {
        var stances =
                new CareAccess(me.healthService().value(), Purpose.CARE)
                        .get(() -> database.read(() -> choices.stances(people, me.person())));
        var places = isLimited(me) ? places(me, people) : Map.<PersonId, Set<Scope>>of();
        var bound = new HashMap<PersonId, CareRelation>();
        for (var person : people) {
            if (!person.equals(me.person())) {
                stances.getOrDefault(person, Stance.NONE)
                        .towards(
                                me,
                                isLimited(me) ? places.getOrDefault(person, Set.of()) : ANYWHERE)
                        .ifPresent(relation -> bound.put(person, relation));
            }
        }
        return bound;
    }

    /** Whether they belong to the team, for a place of work or a group only. */
    private static boolean isLimited(Me me) {
        return me.may(CARE_TEAM) && !me.may(CARE_TEAM, Scope.WHOLE_COMPANY);
    }

    private Map<PersonId, Set<Scope>> places(Me me, Collection<PersonId> people) {
        return team.members(me.company(), new CareTeamApi.People(people)).stream()
                .collect(toMap(Member::person, Member::places));
    }
}
