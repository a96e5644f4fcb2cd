package employeehealth.profile.rights;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.SoughtName;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What those who take care of people have to know of erasures: that one has begun, and whose a file
 * is that the law keeps. In transactions that declare the care.
 */
@Component
public class KeptFiles {

    /** Names that one search opens, of the newest erasures. */
    private static final int MOST = 500;

    private final ProfileDatabase db;
    private final Erasures erasures;
    private final Seal seal;

    KeptFiles(ProfileDatabase db, Erasures erasures, Seal seal) {
        this.db = db;
        this.erasures = erasures;
        this.seal = seal;
    }

    /** A file that the law keeps of somebody whose account was erased. */
    @HealthData
    public record KeptFile(PersonId person, String name) {

        @Override
        public String toString() {
            return "KeptFile[hidden]";
        }
    }

    /**
     * What is written into somebody's file in this transaction is there before the erasure begins.
     *
     * @throws Problem 410 once it has: it would be lost
     */
    public void mustNotHaveBegun(PersonId person) {
        erasures.holdOff(person);
        if (erasures.hasBegun(person)) {
            throw new Problem(HttpStatus.GONE, "platform/erased");
        }
    }

    /** What an erased person was called, if a file of theirs stays. */
    public Optional<String> name(PersonId person) {
        return db.sql(
                        """
                        select id, person_id, sealed_identity from profile.erasures
                         where person_id = :person and sealed_identity is not null
                         order by planned_at desc limit 1
                        """)
                .param("person", person.value())
                .query((row, n) ->
                        file(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getBytes(3)))
                .optional()
                .flatMap(found -> found)
                .map(KeptFile::name);
    }

    /** Those of the health service who can be meant by that name. */
    public List<KeptFile> called(SoughtName sought) {
        return db
                .sql(
                        """
                        select id, person_id, sealed_identity from profile.erasures
                         where sealed_identity is not null
                         order by planned_at desc limit :most
                        """)
                .param("most", MOST)
                .query((row, n) ->
                        file(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getBytes(3)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .filter(file -> sought.fits(file.name))
                .toList();
    }

    private Optional<KeptFile> file(UUID row, UUID id, byte[] sealed) {
        var person = new PersonId(id);
        return seal.openUnlessErased(person, EraseJob.IDENTITY, row, sealed)
                .map(clear -> new KeptFile(person, new String(clear, StandardCharsets.UTF_8)));
    }
}
