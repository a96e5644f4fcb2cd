package employeehealth.profile.document;

import static employeehealth.profile.document.TestDocuments.called;
import static employeehealth.profile.document.TestDocuments.notFound;
import static employeehealth.profile.document.TestDocuments.refused;
import static employeehealth.profile.document.TestDocuments.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.blobs.DocumentLinks.Link;
import employeehealth.shared.database.Ids;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharingTest {

    private static final String TEXT = "Compte rendu confidentiel";

    private final TestDocuments world;
    private final SharedDocuments shared;
    private final FiledDocument document;

    SharingTest(@TempDir Path folder) {
        world = new TestDocuments(folder);
        shared = world.shared();
        document = world.filed(world.claire, TEXT, called("Bilan"));
    }

    private Share share(Me professional, Duration within) {
        return Tenant.of(world.claire)
                .get(() ->
                        world.sharing.share(
                                world.claire,
                                document.id(),
                                professional.person(),
                                world.clock.instant().plus(within)));
    }

    private List<UUID> seenBy(Me me) {
        return Tenant.of(me).get(() -> shared.page(me, world.claire.person(), null, 10)).stream()
                .map(FiledDocument::id)
                .toList();
    }

    private Link link(Me me, UUID id) {
        return Tenant.of(me).get(() -> shared.link(me, world.claire.person(), id, "Dr Paul Ève"));
    }

    private List<Look> looks() {
        return Tenant.of(world.claire).get(() -> world.sharing.looks(world.claire, document.id()));
    }

    @Test
    void untilTheDateOneProfessionalReadsACopyWithTheirNameAndThePersonSeesIt() {
        assertThat(seenBy(world.physician)).isEmpty();
        share(world.physician, Duration.ofDays(1));
        assertThat(seenBy(world.physician)).containsExactly(document.id());
        var link = link(world.physician, document.id());
        assertThat(looks()).as("a link is no look").isEmpty();
        assertThat(new String(world.fetched(link, shared), UTF_8))
                .startsWith("[Copie · Copy: Dr Paul Ève, ")
                .endsWith("]\n\n" + TEXT);
        assertThat(looks())
                .singleElement()
                .satisfies(look -> {
                    assertThat(look.professional()).isEqualTo(world.physician.person());
                    assertThat(look.roles()).containsExactly(Role.PHYSICIAN);
                    assertThat(look.openedAt()).isNotNull();
                });
        refused(410, "platform/link-ended", () -> world.fetched(link, shared));

        world.clock.later(Duration.ofDays(2));
        assertThat(seenBy(world.physician)).isEmpty();
        notFound(() -> link(world.physician, document.id()));
    }

    @Test
    void withWhomItIsSharedAndThatItIsNoMoreIsFingerprinted() {
        var share = share(world.physician, Duration.ofDays(1));
        Tenant.of(world.claire)
                .run(() -> world.sharing.end(world.claire, document.id(), share.id()));
        assertThat(
                        rows(
                                "select action || ' ' || %s from platform.audit_log where entity_id = '%s' order by id"
                                        .formatted(TestAudit.FINGERPRINTS, share.id())))
                .containsExactly(
                        "profile.document.shared after", "profile.document.unshared before");
    }

    @Test
    void itIsSharedWithWhoeverTakesCareOfThePersonOnly() {
        var clinician = world.care.clinician;
        refused(409, "profile/takes-no-care-of-you", () -> share(clinician, Duration.ofDays(1)));
        world.care.adds(world.claire, clinician);
        share(clinician, Duration.ofDays(1));
        assertThat(seenBy(clinician)).containsExactly(document.id());

        world.care.opposes(world.claire);
        refused(
                409,
                "profile/takes-no-care-of-you",
                () -> share(world.physician, Duration.ofDays(1)));
    }

    @Test
    void withWhoeverHasNoRoleOfCareItIsNotShared() {
        for (var nobody : List.of(world.care.karim, world.care.abroad, world.claire)) {
            refused(400, "platform/invalid-input", () -> share(nobody, Duration.ofDays(1)));
        }
        assertThat(
                        Tenant.of(world.claire)
                                .get(() -> world.sharing.list(world.claire, document.id())))
                .isEmpty();
    }

    @Test
    void anotherProfessionalSeesNothingOfIt() {
        share(world.physician, Duration.ofDays(1));
        var nurse = world.care.nurse;
        assertThat(seenBy(nurse)).isEmpty();
        notFound(() -> link(nurse, document.id()));
        for (var nobodys : List.of(world.care.clinician, world.care.abroad, world.care.karim)) {
            notFound(() -> seenBy(nobodys));
            notFound(() -> link(nobodys, document.id()));
        }
    }

    @Test
    void everyRefusedLookIsOnRecord() {
        notFound(() -> link(world.physician, document.id()));
        notFound(() -> seenBy(world.care.clinician));
        assertThat(
                        rows(
                                "select action || ' ' || outcome from platform.audit_log where"
                                        + " company_id = '"
                                        + world.company
                                        + "' and purpose = 'care' order by id"))
                .containsExactly(
                        "profile.document.linked refused", "profile.documents.listed refused");
    }

    @Test
    void aLinkIsWorthNothingOnceTheProfessionalHasFewerRights() {
        share(world.physician, Duration.ofDays(1));
        var link = link(world.physician, document.id());
        Tenant.of(world.physician)
                .run(() ->
                        world.database.write(() ->
                                world.revocations.shrink(
                                        world.database, world.physician.person())));
        notFound(() -> world.fetched(link, shared));
        assertThat(looks()).isEmpty();
        assertThat(world.fetched(link(world.physician, document.id()), shared)).isNotEmpty();
    }

    @Test
    void whatIsNotSharedIsNotThereNorAreGuessedOnes() {
        share(world.physician, Duration.ofDays(1));
        var other = world.filed(world.claire, "other", called("Autre"));
        notFound(() -> link(world.physician, other.id()));
        notFound(() -> link(world.physician, UUID.randomUUID()));
        var nobody = new PersonId(Ids.next());
        notFound(() ->
                Tenant.of(world.physician)
                        .get(() -> shared.link(world.physician, nobody, document.id(), "x")));
    }

    @Test
    void takenBackEvenALinkThatWasGivenOutOpensNothing() {
        var share = share(world.physician, Duration.ofDays(1));
        var link = link(world.physician, document.id());
        Tenant.of(world.claire)
                .run(() -> world.sharing.end(world.claire, document.id(), share.id()));
        notFound(() -> world.fetched(link, shared));
        assertThat(looks()).isEmpty();
        assertThat(seenBy(world.physician)).isEmpty();
        notFound(() -> link(world.physician, document.id()));
    }

    @Test
    void opposedToTheProfessionalReadsNothingAtOnce() {
        share(world.physician, Duration.ofDays(1));
        var link = link(world.physician, document.id());
        world.care.opposes(world.claire);
        notFound(() -> world.fetched(link, shared));
        notFound(() -> seenBy(world.physician));
        notFound(() -> link(world.physician, document.id()));
        world.care.opposesNoMore(world.claire);
        assertThat(world.fetched(link, shared)).isNotEmpty();
    }

    @Test
    void aLinkThatWasGivenOutDoesNotOutliveTheDateOrTheDocument() {
        share(world.physician, Duration.ofSeconds(30));
        var late = link(world.physician, document.id());
        var gone = link(world.physician, document.id());
        world.clock.later(Duration.ofSeconds(40));
        notFound(() -> world.fetched(late, shared));
        share(world.physician, Duration.ofDays(1));
        Tenant.of(world.claire).run(() -> world.edit.remove(world.claire, document.id(), "*"));
        notFound(() -> world.fetched(gone, shared));
    }

    @Test
    void sharedAgainTheDateIsAnotherOne() {
        var first = share(world.physician, Duration.ofDays(1));
        var second = share(world.physician, Duration.ofDays(7));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(
                        Tenant.of(world.claire)
                                .get(() -> world.sharing.list(world.claire, document.id())))
                .containsExactly(second);
        refused(400, "platform/invalid-input", () -> share(world.physician, Duration.ZERO));
        refused(400, "platform/invalid-input", () -> share(world.physician, Duration.ofDays(400)));
    }

    @Test
    void aNewVersionIsSharedWithItsDocumentAndOldOnesAreNot() {
        share(world.physician, Duration.ofDays(1));
        world.filed(
                world.claire, "Second", TestDocuments.replacing(document.id(), "Bilan corrigé"));
        var copy = world.fetched(link(world.physician, document.id()), shared);
        assertThat(new String(copy, UTF_8)).endsWith("Second");
        assertThat(looks()).extracting(Look::version).containsExactly(2);
    }

    @Test
    void aCopyLivesAsLongAsItsLink() {
        share(world.physician, Duration.ofDays(1));
        link(world.physician, document.id());
        var copy =
                rows("select id::text from profile.document_looks where document_id = '"
                                + document.id()
                                + "'")
                        .getFirst()
                        .toString();
        assertThat(rows("select task_name from platform.jobs where task_instance = '" + copy + "'"))
                .containsExactly("profile.release-copy");
        Tenant.of(world.company)
                .run(() ->
                        new ReleaseCopyJob(world.database, world.store)
                                .run(new ReleaseCopyJob.Which(UUID.fromString(copy))));
        assertThat(rows("select state from platform.blobs where id = '" + copy + "'"))
                .containsExactly("released");
    }

    @Test
    void everyLookOfAProfessionalIsAudited() {
        share(world.physician, Duration.ofDays(1));
        world.fetched(link(world.physician, document.id()), shared);
        seenBy(world.physician);
        assertThat(
                        rows(
                                "select action || ' ' || purpose from platform.audit_log where"
                                        + " company_id = '"
                                        + world.company
                                        + "' and purpose = 'care' order by id"))
                .containsExactly(
                        "profile.document.linked care",
                        "platform.document.read care",
                        "profile.documents.listed care");
    }
}
