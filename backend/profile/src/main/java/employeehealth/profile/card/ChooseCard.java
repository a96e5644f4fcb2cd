package employeehealth.profile.card;

import employeehealth.profile.Owner;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lets a person choose what a responder sees, if they have seen what that is now. */
@Component
class ChooseCard {

    private final ProfileDatabase database;
    private final PrepareCard prepare;
    private final PeoplesNames names;
    private final Audit audit;
    private final JsonMapper json;

    ChooseCard(
            ProfileDatabase database,
            PrepareCard prepare,
            PeoplesNames names,
            Audit audit,
            JsonMapper json) {
        this.database = database;
        this.prepare = prepare;
        this.names = names;
        this.audit = audit;
        this.json = json;
    }

    KeptCard choose(Me me, Choice wanted, @Nullable String ifMatch) {
        // Asked before the transaction, which no neighbour may hold up.
        var name = names.ifKnown(me.company(), me.person());
        return database.write(() ->
                prepare.prepare(
                        Owner.of(me),
                        (held, profile) -> {
                            IfMatch.require(ifMatch, Integer.toString(held.version()));
                            var faults = wanted.faults(profile);
                            if (!faults.isEmpty()) {
                                throw Problem.invalid(faults);
                            }
                            record(me, held, wanted);
                            return new KeptCard.Chosen(wanted, name.orElseGet(() -> before(held)));
                        }));
    }

    private void record(Me me, Cards.Held held, Choice wanted) {
        var before = held.chosen();
        audit.record(
                database,
                AuditRecord.own(
                                me.company(),
                                me.person(),
                                "profile.emergency-card.chosen",
                                Cards.TABLE,
                                held.row())
                        .changed(
                                before == null ? null : json.writeValueAsBytes(before.choice()),
                                json.writeValueAsBytes(wanted)));
    }

    private static @Nullable String before(Cards.Held held) {
        return held.chosen() == null ? null : held.chosen().name();
    }
}
