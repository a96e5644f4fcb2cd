package employeehealth.profile.card;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.EmergencyCard;
import employeehealth.contracts.care.EmergencyCardPrepared;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.database.Ids;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The prepared card of each person, sealed, with what they chose. */
@Repository
public class Cards {

    static final String TABLE = EmergencyCardPrepared.TABLE;

    private static final Place CARD = new Place(TABLE, EmergencyCardPrepared.COLUMN);
    private static final Place CHOICE = new Place(TABLE, "sealed_choice");

    private final ProfileDatabase db;
    private final Seal seal;
    private final JsonMapper json;

    Cards(ProfileDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    /**
     * A row that is about to be prepared.
     *
     * @param version the last one; 0 if there was none
     */
    record Held(UUID row, int version, KeptCard.@Nullable Chosen chosen) {}

    /**
     * Until the transaction ends nobody else prepares it. What this transaction reads from now on
     * is all that was committed before: of two changes at once, the later card holds both.
     */
    Held hold(Owner owner, Instant now) {
        return held(owner)
                .orElseGet(() -> {
                    begin(owner, now);
                    return held(owner).orElseThrow();
                });
    }

    private Optional<Held> held(Owner owner) {
        return db.sql(
                        """
                        select id, version, sealed_choice
                          from profile.emergency_cards
                         where person_id = :person
                           for update
                        """)
                .param("person", owner.person().value())
                .query((row, n) -> {
                    var id = row.getObject(1, UUID.class);
                    return new Held(id, row.getInt(2), chosen(owner.person(), id, row.getBytes(3)));
                })
                .optional();
    }

    /** Of two who begin it at once, one does. */
    private void begin(Owner owner, Instant now) {
        db.sql(
                        """
                        insert into profile.emergency_cards
                               (id, company_id, health_service_id, person_id, version, at)
                        values (:id, :company, :healthService, :person, 0, :at)
                        on conflict (person_id) do nothing
                        """)
                .param("id", Ids.next())
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<KeptCard> find(Owner owner) {
        return db.query(
                        """
                        select id, version, sealed_choice, sealed_card
                          from profile.emergency_cards
                         where person_id = :person
                        """)
                .param("person", owner.person().value())
                .query((row, n) -> {
                    var id = row.getObject(1, UUID.class);
                    var clear = seal.open(owner.person(), CARD, id, row.getBytes(4));
                    return new KeptCard(
                            id,
                            owner,
                            row.getInt(2),
                            chosen(owner.person(), id, row.getBytes(3)),
                            json.readValue(clear, EmergencyCard.class));
                })
                .optional();
    }

    /** The card as it was put down, sealed; what was chosen is written only if it changed. */
    byte[] put(KeptCard card, Held held) {
        var person = card.owner().person();
        var sealed = seal.seal(person, CARD, card.row(), json.writeValueAsBytes(card.card()));
        var chosen = card.chosen();
        var changed = !Objects.equals(chosen, held.chosen());
        db.sql(
                        """
                        update profile.emergency_cards
                           set version = :version, sealed_card = :card, at = :at,
                               sealed_choice = case when :changed then :choice else sealed_choice end
                         where id = :id
                        """)
                .param("version", card.version())
                .param(
                        "choice",
                        chosen == null || !changed
                                ? null
                                : seal.seal(
                                        person, CHOICE, card.row(), json.writeValueAsBytes(chosen)),
                        Types.BINARY)
                .param("changed", changed)
                .param("card", sealed)
                .param("at", card.card().preparedAt().atOffset(ZoneOffset.UTC))
                .param("id", card.row())
                .update();
        return sealed;
    }

    private KeptCard.@Nullable Chosen chosen(PersonId person, UUID row, byte @Nullable [] sealed) {
        return sealed == null
                ? null
                : json.readValue(seal.open(person, CHOICE, row, sealed), KeptCard.Chosen.class);
    }
}
