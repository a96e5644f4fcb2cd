package employeehealth.profile.card;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads one's own card. Every reading is audited. */
@Component
public class ReadCard {

    private final ProfileDatabase database;
    private final Cards cards;
    private final Audit audit;

    ReadCard(ProfileDatabase database, Cards cards, Audit audit) {
        this.database = database;
        this.cards = cards;
        this.audit = audit;
    }

    /**
     * @param action what it is read for, as audit records say
     */
    public KeptCard own(Me me, String action) {
        var owner = Owner.of(me);
        var found = of(owner);
        audit.append(
                database,
                AuditRecord.own(me.company(), me.person(), action, Cards.TABLE, me.person()));
        return found;
    }

    /** For a caller that may see it, and records the reading. */
    public KeptCard of(Owner owner) {
        return cards.find(owner)
                .orElseGet(() ->
                        new KeptCard(
                                new UUID(0, 0), owner, 0, null, Composing.empty(Instant.EPOCH)));
    }
}
