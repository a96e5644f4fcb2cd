package employeehealth.notifications.delivery;

import static employeehealth.contracts.care.ConsentPurpose.REMINDERS;
import static employeehealth.shared.neighbour.Neighbour.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.BreakGlassUsed;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.auth.LinkApi;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.auth.LinkRequested;
import employeehealth.contracts.auth.MailedLink;
import employeehealth.contracts.auth.PersonLeft;
import employeehealth.contracts.auth.Reach;
import employeehealth.contracts.auth.ReachApi;
import employeehealth.contracts.care.Consent;
import employeehealth.contracts.care.ConsentApi;
import employeehealth.contracts.care.ConsentState;
import employeehealth.contracts.profile.ContactApi;
import employeehealth.contracts.profile.ContactNamed;
import employeehealth.contracts.profile.ContactRequest;
import employeehealth.contracts.profile.DocumentExpires;
import employeehealth.contracts.triage.CheckBackDue;
import employeehealth.notifications.NotificationsDatabase;
import employeehealth.notifications.NotificationsSettings;
import employeehealth.notifications.mail.ScriptedSmtp;
import employeehealth.notifications.mail.TestMail;
import employeehealth.notifications.notice.TestWords;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.jobs.TestJobs;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.TestSeal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the news to the mailbox. */
class NoticesTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Databases databases = TestPlatform.freshDatabases();
    private final NotificationsDatabase database = new NotificationsDatabase(databases);
    private final PlatformDatabase platform = new PlatformDatabase(databases);
    private final Clock clock = Clock.systemUTC();
    private final CompanyId company = new CompanyId(Ids.next());
    private final PersonId person = new PersonId(Ids.next());
    private ReachApi people = (where, who, leaving) -> new Reach("claire@example.org", "fr");
    private LinkApi links =
            (where, which) ->
                    new MailedLink(
                            "claire@example.net", "fr", "http://localhost/fr/reset#l1.secret");
    private final UUID channel = Ids.next();
    private ContactApi contacts =
            (where, which) ->
                    new ContactRequest(
                            channel,
                            "paul@example.net",
                            "fr",
                            "http://localhost/fr/emergency-contact/#c1.secret",
                            "Claire Martin");
    private volatile ConsentApi consents = saying(ConsentState.UNDECIDED);
    private AutoCloseable jobs = () -> {};

    @AfterEach
    void stop() throws Exception {
        jobs.close();
        databases.close();
    }

    private Notices notices(int port) {
        var settings =
                new NotificationsSettings(
                        URI.create("smtp://127.0.0.1:" + port),
                        "health@example.org",
                        Duration.ofSeconds(10));
        var deliveries = new Deliveries(database, TestSeal.of(TestPlatform.settings()));
        var send =
                new SendMail(
                        database,
                        deliveries,
                        (where, who, leaving) -> people.reachAt(where, who, leaving),
                        (where, which) -> links.link(where, which),
                        (where, which) -> contacts.request(where, which),
                        (who, what, where) -> consents.of(who, what, where),
                        TestOutbox.at(clock),
                        TestWords.words(),
                        TestMail.door(settings, clock),
                        new SimpleMeterRegistry(),
                        clock);
        var all = TestJobs.at(clock);
        jobs = TestJobs.run(platform, all, clock, send);
        return new Notices(database, deliveries, send, all, clock);
    }

    private void requested(Notices notices, PersonId whom, UUID event) {
        var subscriber = new Subscriptions().mailLinks(database, notices);
        Tenant.of(company)
                .run(() ->
                        database.write(() ->
                                subscriber.receive(
                                        new LinkRequested(
                                                whom,
                                                new LinkId(Ids.next()),
                                                LinkPurpose.PASSWORD_RESET,
                                                Instant.now(clock)),
                                        event)));
    }

    private void named(Notices notices) {
        var subscriber = new Subscriptions().askContacts(database, notices);
        Tenant.of(company)
                .run(() ->
                        database.write(() ->
                                subscriber.receive(
                                        new ContactNamed(
                                                person, new LinkId(Ids.next()), Instant.now(clock)),
                                        Ids.next())));
    }

    private void opened(Notices notices, UUID event) {
        var subscriber = new Subscriptions().tellFileOpened(database, notices);
        Tenant.of(company)
                .run(() ->
                        database.write(() ->
                                subscriber.receive(
                                        new BreakGlassUsed(
                                                person, Role.PHYSICIAN, Instant.now(clock)),
                                        event)));
    }

    private void reminded(Notices notices) {
        var subscriber = new Subscriptions().tellCheckBack(database, notices);
        Tenant.of(company)
                .run(() ->
                        database.write(() ->
                                subscriber.receive(
                                        new CheckBackDue(person, Instant.now(clock)), Ids.next())));
    }

    private void expires(Notices notices) {
        var subscriber = new Subscriptions().tellDocumentExpires(database, notices);
        Tenant.of(company)
                .run(() ->
                        database.write(() ->
                                subscriber.receive(
                                        new DocumentExpires(person, Instant.now(clock)),
                                        Ids.next())));
    }

    private ConsentApi saying(ConsentState state) {
        return (who, what, where) -> {
            var asked = who.equals(person) && where.equals(company) && what == REMINDERS;
            return new Consent(what, asked ? state : ConsentState.UNDECIDED);
        };
    }

    private boolean failedOnce() {
        return !TestPlatform.seenByOwner(
                        databases, "select 1 from platform.jobs where consecutive_failures > 0")
                .isEmpty();
    }

    private void left(Notices notices) {
        var subscriber = new Subscriptions().tellPersonLeft(database, notices);
        Tenant.of(company)
                .run(() ->
                        database.write(() ->
                                subscriber.receive(
                                        new PersonLeft(person, Instant.now(clock)), Ids.next())));
    }

    private List<Object> ledger(String column) {
        return TestPlatform.seenByOwner(
                databases,
                "select " + column + " from notifications.deliveries order by created_at");
    }

    private void waitFor(String state) {
        waitUntil(state, SOON, () -> ledger("state").equals(List.of(state)));
    }

    @Test
    void thePersonIsToldOnceInTheirLanguage() throws Exception {
        var server = new GreenMail(new ServerSetup(Neighbour.freePort(), "127.0.0.1", "smtp"));
        server.start();
        try {
            var notices = notices(server.getSmtp().getPort());
            var event = Ids.next();
            opened(notices, event);
            opened(notices, event);
            waitFor("sent");
            opened(notices, event);
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject())
                    .isEqualTo("Quelqu'un a ouvert votre dossier");
            assertThat(ledger("notice || ' ' || attempts || ' ' || (provider_id = id::text)"))
                    .containsExactly("file-opened 1 true");
        } finally {
            server.stop();
        }
    }

    @Test
    void theAddressIsNowhereInTheLedgerInClear() {
        var server = new GreenMail(new ServerSetup(Neighbour.freePort(), "127.0.0.1", "smtp"));
        server.start();
        try {
            opened(notices(server.getSmtp().getPort()), Ids.next());
            waitFor("sent");
            assertThat(ledger("deliveries::text").getFirst().toString())
                    .doesNotContain("claire", "636c61697265");
            assertThat(ledger("sealed_recipient")).doesNotContainNull();
            assertThat(TestPlatform.seenByOwner(databases, "select jobs::text from platform.jobs"))
                    .isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aLinkIsInItsMailAndNowhereElse() throws Exception {
        var server = new GreenMail(new ServerSetup(Neighbour.freePort(), "127.0.0.1", "smtp"));
        server.start();
        try {
            requested(notices(server.getSmtp().getPort()), person, Ids.next());
            waitFor("sent");

            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getContent().toString())
                    .contains("http://localhost/fr/reset#l1.secret");
            assertThat(mail.getAllRecipients()[0]).hasToString("claire@example.net");
            assertThat(mail.getSubject()).isEqualTo("Choisir un nouveau mot de passe");
            assertThat(ledger("deliveries::text").getFirst().toString())
                    .doesNotContain("l1.secret", "claire");
        } finally {
            server.stop();
        }
    }

    @Test
    void anEmergencyContactIsToldByWhomAndWhatTheyWillBeTold() throws Exception {
        var server = new GreenMail(new ServerSetup(Neighbour.freePort(), "127.0.0.1", "smtp"));
        server.start();
        try {
            named(notices(server.getSmtp().getPort()));
            waitFor("sent");
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getAllRecipients()[0]).hasToString("paul@example.net");
            assertThat(mail.getContent().toString())
                    .contains(
                            "#c1.secret", "Claire Martin", "a besoin d’aide", "jamais rien de sa");
            assertThat(ledger("deliveries::text").getFirst().toString())
                    .doesNotContain("c1.secret", "paul", "Claire");
        } finally {
            server.stop();
        }
    }

    @Test
    void thatAContactsAddressDoesNotWorkIsAnnounced() throws Exception {
        try (var server = new ScriptedSmtp(Map.of("RCPT", "550 no such person"))) {
            named(notices(server.port()));
            waitFor("refused");
            assertThat(
                            TestPlatform.seenByOwner(
                                    databases,
                                    "select body from platform.outbox where kind ="
                                            + " 'notifications.contact-unreachable'"))
                    .singleElement()
                    .satisfies(body ->
                            assertThat(body.toString())
                                    .contains(channel.toString(), person.toString())
                                    .doesNotContain("paul"));
        }
    }

    @Test
    void aLinkThatIsNotGoodAnyMoreIsNotSent() throws Exception {
        links =
                (where, which) -> {
                    throw Problem.notFound();
                };
        try (var server = new ScriptedSmtp(Map.of())) {
            requested(notices(server.port()), person, Ids.next());
            waitFor("failed");
            assertThat(ledger("answer")).containsExactly("nobody");
        }
    }

    @Test
    void forNobodyNothingIsWrittenDown() throws Exception {
        try (var server = new ScriptedSmtp(Map.of())) {
            requested(notices(server.port()), LinkRequested.NOBODY, Ids.next());
            assertThat(ledger("state")).isEmpty();
        }
    }

    @Test
    void aServerThatIsDownGetsTheMailWhenItReturns() throws Exception {
        var port = Neighbour.freePort();
        var notices = notices(port);
        opened(notices, Ids.next());
        waitUntil("it was tried", SOON, () -> ledger("attempts > 0").contains(true));
        assertThat(ledger("state || ' ' || answer")).containsExactly("waiting Unreachable");
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        server.start();
        try {
            waitFor("sent");
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void whatIsRefusedForGoodIsRecordedAndNotTriedAgain() throws Exception {
        try (var server = new ScriptedSmtp(Map.of("RCPT", "550 no such person"))) {
            opened(notices(server.port()), Ids.next());
            waitFor("refused");
            assertThat(ledger("answer")).containsExactly("550");
        }
    }

    @Test
    void whatIsRefusedForNowIsTriedAgain() throws Exception {
        try (var server = new ScriptedSmtp(Map.of("RCPT", "451 come back later"))) {
            opened(notices(server.port()), Ids.next());
            waitUntil("it was tried", SOON, () -> ledger("attempts > 0").contains(true));
            server.from(Map.of());
            waitFor("sent");
        }
    }

    @Test
    void nobodyIsWrittenToWhoIsNobody() throws Exception {
        people =
                (where, who, leaving) -> {
                    throw Problem.notFound();
                };
        try (var server = new ScriptedSmtp(Map.of())) {
            opened(notices(server.port()), Ids.next());
            waitFor("failed");
            assertThat(ledger("answer")).containsExactly("nobody");
        }
    }

    @Test
    void whoeverHasLeftIsToldThatAtTheCompanyAndNothingElse() throws Exception {
        people =
                (where, who, leaving) -> {
                    if (!leaving) {
                        throw Problem.notFound();
                    }
                    return new Reach("claire@work.example", "fr");
                };
        var server = new GreenMail(new ServerSetup(Neighbour.freePort(), "127.0.0.1", "smtp"));
        server.start();
        try {
            var notices = notices(server.getSmtp().getPort());
            left(notices);
            waitFor("sent");
            opened(notices, Ids.next());
            waitUntil("both", SOON, () -> ledger("state").equals(List.of("sent", "failed")));
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject())
                    .isEqualTo("Vous avez quitté la plateforme de votre entreprise");
        } finally {
            server.stop();
        }
    }

    @Test
    void whileNobodyCanSayTheAddressTheMailWaits() throws Exception {
        people =
                (where, who, leaving) -> {
                    throw Problem.unavailable();
                };
        try (var server = new ScriptedSmtp(Map.of())) {
            opened(notices(server.port()), Ids.next());
            waitUntil("it failed", SOON, this::failedOnce);
            people = (where, who, leaving) -> new Reach("claire@example.org", "en");
            waitFor("sent");
        }
    }

    /** GDPR, art. 7(3): the mail was ready before they refused, and the server was away. */
    @Test
    void aReminderIsNotSentToWhoRefusedThemWhileItWaited() throws Exception {
        var port = Neighbour.freePort();
        var notices = notices(port);
        reminded(notices);
        expires(notices);
        opened(notices, Ids.next());
        waitUntil(
                "all were tried",
                SOON,
                () -> ledger("attempts > 0").equals(List.of(true, true, true)));
        consents = saying(ConsentState.REFUSED);
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        server.start();
        try {
            waitUntil(
                    "all are settled",
                    SOON,
                    () -> ledger("state").equals(List.of("withdrawn", "withdrawn", "sent")));
            assertThat(server.getReceivedMessages())
                    .singleElement()
                    .satisfies(mail ->
                            assertThat(mail.getSubject())
                                    .isEqualTo("Quelqu'un a ouvert votre dossier"));
            assertThat(ledger("coalesce(sealed_recipient::text, provider_id)").subList(0, 2))
                    .containsOnlyNulls();
            assertThat(TestPlatform.seenByOwner(databases, "select 1 from platform.jobs"))
                    .isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void whileNobodyCanSayWhetherTheyRefusedAReminderWaits() throws Exception {
        consents =
                (who, what, where) -> {
                    throw Problem.unavailable();
                };
        var server = new GreenMail(new ServerSetup(Neighbour.freePort(), "127.0.0.1", "smtp"));
        server.start();
        try {
            reminded(notices(server.getSmtp().getPort()));
            waitUntil("it failed", SOON, this::failedOnce);
            assertThat(server.getReceivedMessages()).isEmpty();
            assertThat(ledger("state")).containsExactly("waiting");
            consents = saying(ConsentState.UNDECIDED); // whoever asked for it gets it
            waitFor("sent");
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }
}
