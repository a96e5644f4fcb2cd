package employeehealth.profile.contact;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.notifications.ContactUnreachable;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.news.Subscriber;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Seal;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Numbers and addresses that did not work, as whoever tried them said. */
@Component
class UnreachableChannels implements Subscriber<ContactUnreachable> {

    private final ProfileDatabase database;
    private final Seal seal;

    UnreachableChannels(ProfileDatabase database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    @Override
    public String name() {
        return "profile.contact-unreachable";
    }

    @Override
    public Class<ContactUnreachable> kind() {
        return ContactUnreachable.class;
    }

    @Override
    public ProfileDatabase database() {
        return database;
    }

    @Override
    public void receive(ContactUnreachable news, UUID id) {
        if (isErased(news.person())) {
            return; // nothing is written about them any more
        }
        database.sql(
                        """
                        insert into profile.unreachable_channels (channel_id, company_id, person_id, at)
                        values (:channel, :company, :person, :at)
                        on conflict (channel_id) do nothing
                        """)
                .param("channel", news.channel())
                .param("company", Tenant.current().orElseThrow().company().value())
                .param("person", news.person().value())
                .param("at", news.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private boolean isErased(PersonId person) {
        try {
            seal.mustNotBeErased(person);
            return false;
        } catch (Problem gone) {
            if (gone.status() != HttpStatus.GONE) {
                throw gone;
            }
            return true;
        }
    }

    /** Since when which do not work. */
    Map<UUID, Instant> of(PersonId person) {
        return database
                .sql(
                        "select channel_id, at from profile.unreachable_channels where person_id ="
                                + " :id")
                .param("id", person.value())
                .query((row, n) ->
                        Map.entry(
                                row.getObject(1, UUID.class),
                                row.getObject(2, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** They are nobody's any more, or are to be tried again. */
    void forget(PersonId person, Collection<UUID> channels) {
        for (var channel : channels) {
            database.sql(
                            """
                            delete from profile.unreachable_channels
                             where channel_id = :channel and person_id = :person
                            """)
                    .param("channel", channel)
                    .param("person", person.value())
                    .update();
        }
    }
}
