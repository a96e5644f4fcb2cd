package employeehealth.profile.contact;

import employeehealth.profile.PeoplesNames;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.contact.Contact.State;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets whoever was named as a contact agree or decline, by the link that they were mailed. */
@Component
class AnswerRequest {

    private final ProfileDatabase database;
    private final Contacts contacts;
    private final ContactRequests requests;
    private final AskContact ask;
    private final PeoplesNames names;
    private final List<WhenContactsChange> followers;
    private final Audit audit;
    private final Clock clock;

    AnswerRequest(
            ProfileDatabase database,
            Contacts contacts,
            ContactRequests requests,
            AskContact ask,
            PeoplesNames names,
            List<WhenContactsChange> followers,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.contacts = contacts;
        this.requests = requests;
        this.ask = ask;
        this.names = names;
        this.followers = followers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param namedBy what the person is called who has named them
     * @param relation what they are to that person, as that person says
     */
    record Asked(String namedBy, Relation relation, State state) {

        @Override
        public String toString() {
            return "Asked[hidden]";
        }
    }

    Asked read(String token) {
        var asked = genuine(token);
        var contact =
                within(asked, () -> database.read(() -> kept(asked)))
                        .orElseThrow(AnswerRequest::ended);
        var owner = asked.owner();
        return new Asked(
                names.known(owner.company(), owner.person()),
                contact.contact().relation(),
                contact.state());
    }

    /** They may change their mind as long as they are named. */
    void answer(String token, boolean agreed) {
        var asked = genuine(token);
        within(
                asked,
                () -> {
                    database.write(() -> {
                        contacts.lock(asked.owner().person());
                        var contact = kept(asked).orElseThrow(AnswerRequest::ended);
                        var answer = agreed ? State.CONFIRMED : State.DECLINED;
                        if (contact.state() != answer) {
                            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                            contacts.change(contact.answered(answer, now));
                            followers.forEach(one -> one.contactsChanged(asked.owner()));
                            audit.record(
                                    database,
                                    record(asked, agreed)
                                            .changed(content(contact.state()), content(answer)));
                        }
                    });
                    return agreed;
                });
    }

    /** The contact, as long as it has the address that was written to. */
    private Optional<KeptContact> kept(AskedContact asked) {
        return contacts.find(asked.owner().person(), asked.contact())
                .filter(one ->
                        one.contact()
                                .email()
                                .filter(email -> asked.channel().equals(email.id()))
                                .isPresent());
    }

    private AskedContact genuine(String text) {
        var token = ContactToken.parse(text).orElseThrow(AnswerRequest::ended);
        return Tenant.of(token.company())
                .get(() -> database.read(() -> requests.find(token.request())))
                .filter(asked -> ask.isGenuine(token, asked))
                .orElseThrow(AnswerRequest::ended);
    }

    private static <T> T within(AskedContact asked, Supplier<T> work) {
        var owner = asked.owner();
        return new Tenant(owner.company(), owner.healthService(), owner.person()).get(work);
    }

    private static byte[] content(State state) {
        return state.code().getBytes(StandardCharsets.UTF_8);
    }

    private static AuditRecord record(AskedContact asked, boolean agreed) {
        return new AuditRecord(
                asked.owner().company(),
                null,
                asked.owner().person(),
                agreed
                        ? "profile.emergency-contact.confirmed"
                        : "profile.emergency-contact.declined",
                Contacts.TABLE,
                asked.contact().toString(),
                "contact-link",
                AuditRecord.Outcome.SUCCESS,
                null);
    }

    private static Problem ended() {
        return new Problem(HttpStatus.GONE, "profile/link-ended");
    }
}
