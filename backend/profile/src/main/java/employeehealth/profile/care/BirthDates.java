package employeehealth.profile.care;

import static java.util.stream.Collectors.toMap;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.health.ProfileVersion;
import employeehealth.profile.health.WhenRevised;
import employeehealth.shared.seal.BlindIndexes;
import employeehealth.shared.seal.BlindIndexes.Form;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** People by their date of birth, as their health profiles say it now. */
@Repository
class BirthDates implements WhenRevised {

    private static final String TABLE = "profile.birth_dates";
    private static final String INDEX = TABLE + ".birth_date_index";
    private static final Place DATE = new Place(TABLE, "sealed_birth_date");

    private final ProfileDatabase db;
    private final BlindIndexes indexes;
    private final Seal seal;

    BirthDates(ProfileDatabase db, BlindIndexes indexes, Seal seal) {
        this.db = db;
        this.indexes = indexes;
        this.seal = seal;
    }

    @Override
    public void revised(ProfileVersion before, ProfileVersion now) {
        var born = now.profile().birthDate();
        if (Objects.equals(born, before.profile().birthDate())) {
            return;
        }
        if (born == null) {
            forget(now.owner().person());
        } else {
            put(now, born);
        }
    }

    private void put(ProfileVersion now, LocalDate born) {
        var owner = now.owner();
        var clear = born.toString().getBytes(StandardCharsets.UTF_8);
        db.sql(
                        """
                        insert into profile.birth_dates as known
                               (company_id, health_service_id, person_id, birth_date_index,
                                sealed_birth_date)
                        values (:company, :healthService, :person, :index, :sealed)
                        on conflict (company_id, person_id) do update
                           set birth_date_index = excluded.birth_date_index,
                               sealed_birth_date = excluded.sealed_birth_date
                         where known.birth_date_index <> excluded.birth_date_index
                        """)
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .param("index", index(owner.company(), born))
                .param("sealed", seal.seal(owner.person(), DATE, owner.person().value(), clear))
                .update();
    }

    private void forget(PersonId person) {
        db.sql("delete from profile.birth_dates where person_id = :person")
                .param("person", person.value())
                .update();
    }

    private byte[] index(CompanyId company, LocalDate born) {
        return indexes.of(company, INDEX, Form.EXACT, born.toString());
    }

    List<PersonId> bornOn(CompanyId company, LocalDate day) {
        return db.sql("select person_id from profile.birth_dates where birth_date_index = :index")
                .param("index", index(company, day))
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Of those of these people who have said it. */
    Map<PersonId, LocalDate> of(Collection<PersonId> people) {
        return db
                .sql(
                        """
                        select person_id, sealed_birth_date
                          from profile.birth_dates
                         where person_id = any(cast(:people as uuid[]))
                        """)
                .param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                .query((row, n) ->
                        born(new PersonId(row.getObject(1, UUID.class)), row.getBytes(2)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<Map.Entry<PersonId, LocalDate>> born(PersonId person, byte[] sealed) {
        return seal.openUnlessErased(person, DATE, person.value(), sealed)
                .map(clear -> new String(clear, StandardCharsets.UTF_8))
                .map(text -> Map.entry(person, LocalDate.parse(text)));
    }
}
