package employeehealth.profile.care;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.admin.CareTeamApi;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.care.CareChoice.Choice;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a person say who may read their file. It holds from the next request of that professional
 * on; nobody is told, and the reason is for nobody.
 */
@Component
class ChooseCarers {

    private final ProfileDatabase database;
    private final CareChoices choices;
    private final CareTeamApi team;
    private final Audit audit;
    private final JsonMapper json;

    ChooseCarers(
            ProfileDatabase database,
            CareChoices choices,
            CareTeamApi team,
            Audit audit,
            JsonMapper json) {
        this.database = database;
        this.choices = choices;
        this.team = team;
        this.audit = audit;
        this.json = json;
    }

    void choose(Me me, CareChoice choice) {
        var professional = choice.professional();
        if (choice.choice() == Choice.ADDED) {
            mustBeOne(professional);
            mustNotBeOver(choice);
        }
        if (professional != null && !isCarer(me, professional)) {
            throw Problem.notFound();
        }
        database.write(() -> {
            var row = choices.put(Owner.of(me), choice);
            audit.record(
                    database,
                    record(me, "profile.care-choice.made", row).of(json.writeValueAsBytes(choice)));
        });
    }

    /**
     * From now on what follows from roles holds again. Asks no neighbour: what was said of somebody
     * who takes care of nobody any more is taken back as well.
     */
    void forget(Me me, @Nullable PersonId professional) {
        database.write(() ->
                choices.forget(me.person(), professional)
                        .ifPresent(gone ->
                                audit.record(
                                        database,
                                        record(me, "profile.care-choice.taken-back", gone.row())
                                                .changed(
                                                        json.writeValueAsBytes(gone.choice()),
                                                        null))));
    }

    private static void mustBeOne(@Nullable PersonId professional) {
        if (professional == null) {
            throw Problem.invalid(List.of(new FieldFault("choice", "field.team-is-not-added")));
        }
    }

    private void mustNotBeOver(CareChoice choice) {
        if (choice.isOver(choices.today())) {
            throw Problem.invalid(List.of(new FieldFault("until", "field.is-over")));
        }
    }

    private boolean isCarer(Me me, PersonId professional) {
        return !me.person().equals(professional)
                && team.team(me.company()).stream()
                        .anyMatch(carer -> carer.person().equals(professional));
    }

    private static AuditRecord record(Me me, String action, UUID row) {
        return AuditRecord.own(me.company(), me.person(), action, CareChoices.TABLE, row);
    }
}
