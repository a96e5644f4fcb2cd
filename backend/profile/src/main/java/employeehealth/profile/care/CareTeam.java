package employeehealth.profile.care;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.CareTeamApi;
import employeehealth.contracts.admin.CareTeamApi.Carer;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.care.CareChoice.Choice;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may read one's own file, and whom one could let. */
@Component
class CareTeam {

    private final ProfileDatabase database;
    private final CareChoices choices;
    private final CareTeamApi team;
    private final PeoplesNames names;
    private final Audit audit;

    CareTeam(
            ProfileDatabase database,
            CareChoices choices,
            CareTeamApi team,
            PeoplesNames names,
            Audit audit) {
        this.database = database;
        this.choices = choices;
        this.team = team;
        this.names = names;
        this.audit = audit;
    }

    /**
     * @param opposed to the whole team of the health service
     * @param reason why, in one's own words
     */
    record View(boolean opposed, @Nullable String reason, List<Professional> items) {

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }

    /**
     * @param ofTeam whether they belong to the team that takes care of this person
     * @param mayRead what binds them to this person; nothing: they cannot read the file
     * @param choice what the person has said of them; nothing: what follows from roles
     */
    record Professional(
            PersonId id,
            @Nullable String displayName,
            @Nullable Role role,
            boolean ofTeam,
            @Nullable CareRelation mayRead,
            @Nullable Choice choice,
            @Nullable LocalDate until,
            @Nullable String reason) {

        @Override
        public String toString() {
            return "Professional[hidden]";
        }
    }

    View of(Me me) {
        var carers = carers(me);
        var said = database.read(() -> choices.of(me.person()));
        var known = names.of(me.company(), carers.keySet());
        audit.append(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "profile.care-team.read",
                        CareChoices.TABLE,
                        me.person()));
        @Nullable CareChoice all = null;
        var each = new HashMap<PersonId, CareChoice>();
        for (var choice : said) {
            if (choice.professional() == null) {
                all = choice;
            } else {
                each.put(choice.professional(), choice);
            }
        }
        var opposed = all != null;
        return new View(
                opposed,
                all == null ? null : all.reason(),
                carers.values().stream()
                        .map(carer ->
                                professional(
                                        carer,
                                        known.get(carer.person()),
                                        each.get(carer.person()),
                                        opposed))
                        .sorted(
                                Comparator.comparing((Professional one) -> !one.ofTeam)
                                        .thenComparing(
                                                Professional::displayName,
                                                Comparator.nullsLast(Comparator.naturalOrder()))
                                        .thenComparing(one -> one.id.toString()))
                        .toList());
    }

    private Professional professional(
            Carer carer, @Nullable String name, @Nullable CareChoice choice, boolean opposesTeam) {
        var said = choice == null || choice.isOver(choices.today()) ? null : choice;
        var stance =
                new Stance(
                        said != null && said.choice() == Choice.OPPOSED,
                        opposesTeam,
                        said != null && said.choice() == Choice.ADDED);
        return new Professional(
                carer.person(),
                name,
                carer.role(),
                carer.ofTeam(),
                stance.towards(carer.ofTeam(), true).orElse(null),
                said == null ? null : said.choice(),
                said == null ? null : said.until(),
                said == null ? null : said.reason());
    }

    /** Each once: as one of the team that serves the person's own place, if they are. */
    private Map<PersonId, Carer> carers(Me me) {
        var places = places(me);
        var carers = new HashMap<PersonId, Carer>();
        for (var carer : team.team(me.company())) {
            if (carer.person().equals(me.person())) {
                continue;
            }
            var serves = carer.ofTeam() && places.stream().anyMatch(carer.within()::covers);
            var here = new Carer(carer.person(), carer.role(), serves, carer.within());
            carers.merge(carer.person(), here, (one, other) -> one.ofTeam() ? one : other);
        }
        return carers;
    }

    /** Where the person works: what limits their own file. */
    private static Set<Scope> places(Me me) {
        return me.within().getOrDefault(Permission.PROFILE_OWN, Set.of(Scope.WHOLE_COMPANY));
    }
}
