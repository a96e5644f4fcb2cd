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
public class CareTeam {

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
        var words = words(me);
        var known = names.of(me.company(), carers.keySet());
        audit.append(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "profile.care-team.read",
                        CareChoices.TABLE,
                        me.person()));
        return new View(
                words.all != null,
                words.all == null ? null : words.all.reason(),
                carers.values().stream()
                        .map(carer -> professional(carer, known.get(carer.person()), words))
                        .sorted(
                                Comparator.comparing((Professional one) -> !one.ofTeam)
                                        .thenComparing(
                                                Professional::displayName,
                                                Comparator.nullsLast(Comparator.naturalOrder()))
                                        .thenComparing(one -> one.id.toString()))
                        .toList());
    }

    /** How somebody stands to one's own file. */
    public enum Reading {
        ALLOWED,
        NOT_ALLOWED,
        /** They have no role of care at this company, or are nobody there. */
        NO_CARER
    }

    /**
     * Whether somebody may read one's own file. To be asked outside of transactions, and put on
     * record by whoever asks.
     */
    public Reading reading(Me me, PersonId professional) {
        var carer = carers(me).get(professional);
        if (carer == null) {
            return Reading.NO_CARER;
        }
        var relation = words(me).stance(professional).towards(carer.ofTeam(), true);
        return relation.isPresent() ? Reading.ALLOWED : Reading.NOT_ALLOWED;
    }

    /** What the person says of the team and of each professional, so far as it is not over. */
    private record Words(@Nullable CareChoice all, Map<PersonId, CareChoice> each) {

        Stance stance(PersonId professional) {
            var said = each.get(professional);
            return new Stance(
                    said != null && said.choice() == Choice.OPPOSED,
                    all != null,
                    said != null && said.choice() == Choice.ADDED);
        }
    }

    private Words words(Me me) {
        @Nullable CareChoice all = null;
        var each = new HashMap<PersonId, CareChoice>();
        for (var choice : database.read(() -> choices.of(me.person()))) {
            if (choice.professional() == null) {
                all = choice;
            } else if (!choice.isOver(choices.today())) {
                each.put(choice.professional(), choice);
            }
        }
        return new Words(all, each);
    }

    private static Professional professional(Carer carer, @Nullable String name, Words words) {
        var said = words.each.get(carer.person());
        return new Professional(
                carer.person(),
                name,
                carer.role(),
                carer.ofTeam(),
                words.stance(carer.person()).towards(carer.ofTeam(), true).orElse(null),
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
