package employeehealth.auth.link;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.LinkPurpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The links of the transaction's company: one for each thing that can be done, the newest. */
@Repository
class LinkRows {

    private static final String SELECT =
            """
            select id, company_id, person_id, purpose, about, email, nonce, expires_at,
                   used_at is not null
              from auth.mailed_links
            """;

    private final AuthDatabase database;

    LinkRows(AuthDatabase database) {
        this.database = database;
    }

    /** In place of an older one for the same: that is not found any more. */
    void put(Link link) {
        database.sql(
                        """
                        insert into auth.mailed_links
                               (id, company_id, person_id, purpose, about, email, nonce,
                                expires_at)
                        values (:id, :company, :person, :purpose, :about, :email, :nonce,
                                :expires)
                        on conflict (company_id, purpose, about) do update
                           set id = excluded.id, person_id = excluded.person_id,
                               nonce = excluded.nonce, expires_at = excluded.expires_at,
                               used_at = null
                        """)
                .param("id", link.id().value())
                .param("company", link.company().value())
                .param("person", link.person().value())
                .param("purpose", link.purpose().code())
                .param("about", link.about())
                .param("email", link.email(), Types.VARCHAR)
                .param("nonce", link.nonce())
                .param("expires", utc(link.expiresAt()))
                .update();
    }

    void removeExpired(Instant now) {
        database.sql("delete from auth.mailed_links where expires_at < :now")
                .param("now", utc(now))
                .update();
    }

    void removeBut(PersonId person, Set<LinkPurpose> kept) {
        database.sql(
                        """
                        delete from auth.mailed_links
                         where person_id = :person
                           and purpose <> all(:kept::text[])
                        """)
                .param("person", person.value())
                .param("kept", kept.stream().map(LinkPurpose::code).toArray(String[]::new))
                .update();
    }

    void remove(LinkPurpose purpose, UUID about) {
        database.sql("delete from auth.mailed_links where purpose = :purpose and about = :about")
                .param("purpose", purpose.code())
                .param("about", about)
                .update();
    }

    Optional<Link> find(LinkId id) {
        return byId(id, "");
    }

    /** Others who want to use it wait until the transaction ends. */
    Optional<Link> lock(LinkId id) {
        return byId(id, " for update");
    }

    private Optional<Link> byId(LinkId id, String locking) {
        return database.sql(SELECT + " where id = :id" + locking)
                .param("id", id.value())
                .query(LinkRows::link)
                .optional();
    }

    /** The same of the one that was made last for this. */
    Optional<Link> lockNewest(LinkPurpose purpose, UUID about) {
        return database.sql(SELECT + " where purpose = :purpose and about = :about for update")
                .param("purpose", purpose.code())
                .param("about", about)
                .query(LinkRows::link)
                .optional();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                new LinkId(row.getObject(1, UUID.class)),
                new CompanyId(row.getObject(2, UUID.class)),
                new PersonId(row.getObject(3, UUID.class)),
                LinkPurpose.ofCode(row.getString(4)),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getBytes(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getBoolean(9));
    }

    void used(LinkId id, Instant now) {
        database.sql("update auth.mailed_links set used_at = :now where id = :id")
                .param("now", utc(now))
                .param("id", id.value())
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
