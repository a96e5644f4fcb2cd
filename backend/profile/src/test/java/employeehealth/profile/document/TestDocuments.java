package employeehealth.profile.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.TestProfile;
import employeehealth.profile.care.TestCare;
import employeehealth.profile.consent.TestConsents;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.blobs.DocumentLinks;
import employeehealth.shared.blobs.DocumentLinks.Link;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.blobs.TestBlobs;
import employeehealth.shared.idempotency.TestIdempotency;
import employeehealth.shared.jobs.Jobs;
import employeehealth.shared.jobs.TestJobs;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.seal.TestSeal;
import jakarta.validation.Validation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that has to do with documents, of one company, at a time that a test sets. */
final class TestDocuments {

    static final TestProfile PROFILE = TestCare.PROFILE;
    static final DocumentSettings SETTINGS =
            new DocumentSettings(
                    3_000_000, 6_000_000, Duration.ofHours(24), Duration.ofSeconds(60));

    final Later clock = new Later();
    final TestCare care = new TestCare();
    final CompanyId company = care.company;
    final Me claire = care.claire;
    final Me physician = care.physician;
    final Revocations revocations = new Revocations(PROFILE::platform);
    final ProfileDatabase database = PROFILE.database();
    final Seal seal = TestCare.SEAL;
    final Audit audit = TestAudit.at(clock);
    final Jobs jobs = TestJobs.at(clock);
    final FiledDocuments filed =
            new FiledDocuments(database, seal, TestSeal.indexes(), TestProfile.JSON);
    final Uploads uploads = new Uploads(database, seal, TestProfile.JSON);
    final Looks looks = new Looks(database);
    final TestConsents consents = new TestConsents(PROFILE, clock);
    final ExpiryReminderJob reminder =
            new ExpiryReminderJob(database, consents.read(), TestOutbox.at(clock));
    final ExpiryReminders reminders = new ExpiryReminders(database, reminder, jobs, clock);
    final Pictures pictures = new Pictures(database, seal);
    final Documents store;
    final Apart apart;
    final PictureJob picture;
    final AddDocument add;
    final EditDocument edit;
    final ReadDocuments read;
    final ShareDocument sharing;
    final FileUploadJob file;
    final ForgetUploadJob forget = new ForgetUploadJob(database, uploads, clock);
    final ReceiveUpload receive;
    final AboutFields fields =
            new AboutFields(Validation.buildDefaultValidatorFactory().getValidator());

    TestDocuments(Path folder) {
        this(folder, null);
    }

    /**
     * @param clamd address of a scanner, if there is one
     */
    TestDocuments(Path folder, @Nullable String clamd) {
        store =
                clamd == null
                        ? TestBlobs.in(folder, PROFILE.platform(), seal, clock)
                        : TestBlobs.scanned(folder, PROFILE.platform(), seal, clamd, clock);
        apart = new Apart(SETTINGS);
        picture = new PictureJob(database, pictures, store, apart, clock);
        add =
                new AddDocument(
                        database,
                        filed,
                        store,
                        reminders,
                        picture,
                        jobs,
                        TestIdempotency.at(clock),
                        SETTINGS,
                        audit,
                        TestProfile.JSON,
                        clock);
        edit = new EditDocument(database, filed, store, reminders, audit, TestProfile.JSON);
        read =
                new ReadDocuments(
                        database,
                        filed,
                        pictures,
                        TestBlobs.links(PROFILE.platform(), store, clock),
                        audit);
        sharing =
                new ShareDocument(
                        database, filed, new Shares(database), looks, care.careTeam, audit, clock);
        file = new FileUploadJob(database, uploads, filed, add, store, audit, clock);
        receive =
                new ReceiveUpload(
                        database,
                        uploads,
                        filed,
                        add,
                        file,
                        forget,
                        jobs,
                        TestIdempotency.at(clock),
                        SETTINGS,
                        audit,
                        TestProfile.JSON,
                        clock);
    }

    Me employee() {
        return care.employee("Sam Petit");
    }

    SharedDocuments shared() {
        return shared(new MarkedCopies(store, apart, clock));
    }

    SharedDocuments shared(MarkedCopies copies) {
        return new SharedDocuments(
                database,
                filed,
                looks,
                care.file,
                revocations,
                copies,
                store,
                TestBlobs.links(PROFILE.platform(), store, clock),
                new ReleaseCopyJob(database, store),
                jobs,
                audit,
                clock);
    }

    static AddDocument.Wanted called(String title) {
        return new AddDocument.Wanted(
                new About(title, Category.RESULT, null), title + ".txt", null);
    }

    static AddDocument.Wanted replacing(UUID id, String title) {
        return new AddDocument.Wanted(new About(title, Category.RESULT, null), title + ".txt", id);
    }

    FiledDocument given(Me me, byte[] content, AddDocument.Wanted wanted, @Nullable String key) {
        return Tenant.of(me)
                .get(() -> {
                    var owner = Owner.of(me);
                    try (var arrival = new Arrival(store, owner, SETTINGS.largest())) {
                        var arrived =
                                arrival.take(wanted.fileName(), new ByteArrayInputStream(content));
                        return add.add(owner, arrived, wanted, key);
                    }
                });
    }

    FiledDocument filed(Me me, String content, AddDocument.Wanted wanted) {
        return filed(me, content.getBytes(UTF_8), wanted);
    }

    FiledDocument filed(Me me, byte[] content, AddDocument.Wanted wanted) {
        return given(me, content, wanted, null);
    }

    /** What somebody gets who was given this link. */
    byte[] fetched(Link link, SharedDocuments keeper) {
        DocumentLinks links = TestBlobs.links(PROFILE.platform(), store, clock, keeper);
        try {
            return TestBlobs.fetch(links, "profile", link);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lies in the store of somebody's, and belongs to no document. */
    static List<Object> unfiled(Me me) {
        return rows(
                "select state from platform.blobs where state in ('arriving', 'stored') and"
                        + " person_id = '"
                        + me.person()
                        + "'");
    }

    static List<Object> rows(String query) {
        return PROFILE.seenByOwner(query);
    }

    static void refused(int status, String type, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.type()).isEqualTo(type);
                            assertThat(problem.status().value()).isEqualTo(status);
                        });
    }

    static void notFound(Runnable work) {
        refused(404, "platform/not-found", work);
    }

    /** Now, and later when a test says so. */
    static final class Later extends Clock {

        private Duration later = Duration.ZERO;

        void later(Duration by) {
            later = later.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
