package employeehealth.profile.contact;

import employeehealth.contracts.LinkId;
import employeehealth.contracts.profile.ContactApi;
import employeehealth.profile.TestDirectory;
import employeehealth.profile.TestProfile;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.idempotency.TestIdempotency;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.seal.TestSeal;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Emergency contacts as other packages' tests get them. */
public final class TestContacts {

    private final TestProfile profile;
    final Contacts contacts;
    final ContactRequests requests;
    final UnreachableChannels unreachable;
    final EditContacts edit;
    final AnswerRequest answer;
    final ContactApi contract;

    public TestContacts(
            TestProfile profile, Clock clock, Outbox outbox, WhenContactsChange... followers) {
        this.profile = profile;
        this.contacts = of(profile);
        this.requests = new ContactRequests(profile.database());
        this.unreachable =
                new UnreachableChannels(profile.database(), TestSeal.of(TestPlatform.settings()));
        var ask =
                new AskContact(
                        profile.database(),
                        requests,
                        outbox,
                        TestPlatform.secrets(),
                        TestPlatform.settings(),
                        clock);
        var names = TestDirectory.names("Claire Martin");
        this.edit =
                new EditContacts(
                        profile.database(),
                        contacts,
                        requests,
                        unreachable,
                        ask,
                        List.of(followers),
                        TestIdempotency.at(clock),
                        TestAudit.at(clock),
                        TestProfile.JSON,
                        clock);
        this.answer =
                new AnswerRequest(
                        profile.database(),
                        contacts,
                        requests,
                        ask,
                        names,
                        List.of(followers),
                        TestAudit.at(clock),
                        clock);
        this.contract =
                new ContactContract(
                        profile.database(),
                        contacts,
                        requests,
                        ask,
                        names,
                        TestPlatform.settings());
    }

    public static Contacts of(TestProfile profile) {
        return new Contacts(
                profile.database(), TestSeal.of(TestPlatform.settings()), TestProfile.JSON);
    }

    /** With a number, and an address if one is given. */
    public static Contact contact(String name, @Nullable String email) {
        var phone = new Channel(null, Channel.Kind.PHONE, "+33 6 12 34 56 78");
        return new Contact(
                name,
                Relation.PARTNER,
                List.of("fr"),
                "fr",
                email == null
                        ? List.of(phone)
                        : List.of(phone, new Channel(null, Channel.Kind.EMAIL, email)));
    }

    public UUID add(Me me, String name, @Nullable String email) {
        return Tenant.of(me).get(() -> edit.add(me, contact(name, email), null, null)).id();
    }

    /** What the last mail to a contact of this person would say. */
    String token(Me me) {
        var request =
                profile.seenByOwner(
                        "select id from profile.contact_requests where person_id = '"
                                + me.person()
                                + "' order by at desc, id desc limit 1");
        var mail = contract.request(me.company(), new LinkId((UUID) request.getFirst()));
        return mail.address().substring(mail.address().indexOf('#') + 1);
    }
}
