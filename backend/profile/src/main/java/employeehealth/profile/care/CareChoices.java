package employeehealth.profile.care;

import static java.util.stream.Collectors.toMap;

import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.care.CareChoice.Choice;
import employeehealth.shared.database.Ids;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What people say about who may read their file; of a choice taken back no row is left. */
@Repository
class CareChoices {

    static final String TABLE = "profile.care_choices";

    private static final Place REASON = new Place(TABLE, "sealed_reason");
    private static final String STANCE =
            """
            coalesce(bool_or(c.professional_id = :professional and c.choice = 'opposed'), false),
            coalesce(bool_or(c.professional_id is null), false),
            coalesce(bool_or(c.professional_id = :professional and c.choice = 'added'
                             and (c.valid_until is null or c.valid_until >= :today)), false)
            """;

    private final ProfileDatabase db;
    private final Seal seal;
    private final Clock clock;

    CareChoices(ProfileDatabase db, Seal seal, Clock clock) {
        this.db = db;
        this.seal = seal;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * @param hasFile whether anything was ever written into it
     */
    record Known(Stance stance, boolean hasFile) {}

    /** How this person stands to this professional. */
    Known known(PersonId person, PersonId professional) {
        return db.sql(
                        "select "
                                + STANCE
                                + """
                                , exists (select from profile.health_profiles p
                                           where p.person_id = :person)
                                  or exists (select from profile.visits v
                                              where v.person_id = :person)
                                  or exists (select from profile.fitness_opinions o
                                              where o.person_id = :person)
                                  from profile.care_choices c
                                 where c.person_id = :person
                                   and (c.professional_id = :professional
                                        or c.professional_id is null)
                                """)
                .param("person", person.value())
                .param("professional", professional.value())
                .param("today", today())
                .query((row, n) -> new Known(stance(row, 1), row.getBoolean(4)))
                .single();
    }

    /** The same of many; whoever has said nothing is left out. */
    Map<PersonId, Stance> stances(Collection<PersonId> people, PersonId professional) {
        return db
                .sql(
                        "select c.person_id, "
                                + STANCE
                                + """
                                  from profile.care_choices c
                                 where c.person_id = any(cast(:people as uuid[]))
                                   and (c.professional_id = :professional
                                        or c.professional_id is null)
                                 group by c.person_id
                                """)
                .param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                .param("professional", professional.value())
                .param("today", today())
                .query((row, n) ->
                        Map.entry(new PersonId(row.getObject(1, UUID.class)), stance(row, 2)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stance stance(ResultSet row, int first) throws SQLException {
        return new Stance(
                row.getBoolean(first), row.getBoolean(first + 1), row.getBoolean(first + 2));
    }

    /** Whoever has added this professional, and it is not over. */
    List<PersonId> added(PersonId professional) {
        return db.sql(
                        """
                        select person_id
                          from profile.care_choices
                         where professional_id = :professional
                           and choice = 'added'
                           and (valid_until is null or valid_until >= :today)
                        """)
                .param("professional", professional.value())
                .param("today", today())
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    List<CareChoice> of(PersonId person) {
        return db.sql(
                        """
                        select id, professional_id, choice, valid_until, sealed_reason
                          from profile.care_choices
                         where person_id = :person
                         order by id
                        """)
                .param("person", person.value())
                .query((row, n) -> choice(person, row))
                .list();
    }

    private CareChoice choice(PersonId person, ResultSet row) throws SQLException {
        var professional = row.getObject("professional_id", UUID.class);
        return new CareChoice(
                professional == null ? null : new PersonId(professional),
                Choice.valueOf(row.getString("choice").toUpperCase(Locale.ROOT)),
                row.getObject("valid_until", LocalDate.class),
                reason(person, row.getObject("id", UUID.class), row.getBytes("sealed_reason")));
    }

    private @Nullable String reason(PersonId person, UUID row, byte @Nullable [] sealed) {
        return sealed == null
                ? null
                : new String(seal.open(person, REASON, row, sealed), StandardCharsets.UTF_8);
    }

    /**
     * Instead of what was said before about the same.
     *
     * @return its row
     */
    UUID put(Owner owner, CareChoice choice) {
        seal.mustNotBeErased(owner.person());
        var row = Ids.next();
        db.sql(
                        """
                        insert into profile.care_choices
                               (id, company_id, health_service_id, person_id, professional_id,
                                choice, valid_until, sealed_reason, changed_at)
                        values (:id, :company, :healthService, :person, :professional,
                                :choice, :until, :reason, :now)
                        on conflict (company_id, person_id, professional_id) do update
                           set id = excluded.id, choice = excluded.choice,
                               valid_until = excluded.valid_until,
                               sealed_reason = excluded.sealed_reason,
                               changed_at = excluded.changed_at
                        """)
                .param("id", row)
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .param("professional", id(choice.professional()), Types.OTHER)
                .param("choice", choice.choice().code())
                .param("until", choice.until(), Types.DATE)
                .param("reason", sealed(owner.person(), row, choice.reason()), Types.BINARY)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return row;
    }

    record Forgotten(UUID row, CareChoice choice) {}

    /** What was said, if anything was. */
    Optional<Forgotten> forget(PersonId person, @Nullable PersonId professional) {
        return db.sql(
                        """
                        delete from profile.care_choices
                         where person_id = :person
                           and professional_id is not distinct from cast(:professional as uuid)
                        returning id, professional_id, choice, valid_until, sealed_reason
                        """)
                .param("person", person.value())
                .param("professional", id(professional), Types.OTHER)
                .query((row, n) ->
                        new Forgotten(row.getObject("id", UUID.class), choice(person, row)))
                .optional();
    }

    private byte @Nullable [] sealed(PersonId person, UUID row, @Nullable String reason) {
        return reason == null
                ? null
                : seal.seal(person, REASON, row, reason.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable UUID id(@Nullable PersonId professional) {
        return professional == null ? null : professional.value();
    }
}
