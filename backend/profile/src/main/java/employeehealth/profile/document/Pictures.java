package employeehealth.profile.document;

import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Pictures of the first pages of documents; they go with the version that they show. */
@Repository
class Pictures {

    private static final String TABLE = "profile.document_pictures";

    private final ProfileDatabase db;
    private final Seal seal;

    Pictures(ProfileDatabase db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /** For a list, or to read. */
    enum Size {
        SMALL,
        PAGE;

        private String column() {
            return "sealed_" + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Two pictures as JPEG.
     *
     * @param small for a list
     * @param page to read
     */
    record Pair(byte[] small, byte[] page) {

        @Override
        public String toString() {
            return "Pair[hidden]";
        }
    }

    /** Unless there is one already, or what it shows is gone. */
    void add(Owner owner, UUID version, Pair pair, Instant now) {
        db.sql(
                        """
                        insert into profile.document_pictures
                               (id, company_id, health_service_id, person_id, sealed_small,
                                sealed_page, at)
                        select id, :company, :service, person_id, :small, :page, :at
                          from profile.document_versions
                         where id = :id and person_id = :person
                        on conflict do nothing
                        """)
                .param("id", version)
                .param("company", owner.company().value())
                .param("service", owner.healthService().value())
                .param("person", owner.person().value())
                .param("small", sealed(owner, version, Size.SMALL, pair.small))
                .param("page", sealed(owner, version, Size.PAGE, pair.page))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of the newest version of a document of this person. */
    Optional<byte[]> find(PersonId person, UUID document, Size size) {
        return db.sql(
                        """
                        select p.id, p.%s
                          from profile.document_pictures p
                          join profile.document_versions v on v.id = p.id and v.newest
                         where v.document_id = :document and v.person_id = :person
                        """
                                .formatted(size.column()))
                .param("document", document)
                .param("person", person.value())
                .query((row, n) ->
                        seal.open(
                                person, place(size), row.getObject(1, UUID.class), row.getBytes(2)))
                .optional();
    }

    private byte[] sealed(Owner owner, UUID version, Size size, byte[] picture) {
        return seal.seal(owner.person(), place(size), version, picture);
    }

    private static Place place(Size size) {
        return new Place(TABLE, size.column());
    }
}
