package employeehealth.triage.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.engine.Engine;
import employeehealth.engine.Input;
import employeehealth.engine.Language;
import employeehealth.engine.LibraryFault;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.triage.TestTriage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolsTest {

    private static final TestTriage TRIAGE = new TestTriage();
    private static final Protocols PROTOCOLS = TestProtocols.of(TRIAGE.database());
    private static final Input HEADACHE = Input.of("J’ai mal à la tête depuis hier", Language.FR);

    /** Puts a library into the archive as an earlier version of the platform did. */
    private static void archived(ProtocolLibrary library) {
        archived(library.hash(), library.files());
    }

    private static void archived(String hash, Map<String, String> files) {
        TRIAGE.database()
                .write(() ->
                        TRIAGE.database()
                                .sql(
                                        "insert into triage.protocol_libraries values"
                                                + " (:hash, '0.0.1', :files, now())")
                                .param("hash", hash)
                                .param("files", packed(files))
                                .update());
    }

    private static byte[] packed(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(TestTriage.JSON.writeValueAsBytes(files));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** What was in force before somebody changed the layout of one file. */
    private static ProtocolLibrary earlier(String layout) {
        var files = new TreeMap<>(PROTOCOLS.shipped().files());
        files.merge("index.json", layout, String::concat);
        return ProtocolLibrary.of(files);
    }

    @Test
    void whatIsInForceIsArchivedOnceHoweverOftenTheServiceStarts() {
        TestProtocols.of(TRIAGE.database());
        TestProtocols.of(TRIAGE.database());
        assertThat(
                        TRIAGE.seenByOwner(
                                "select engine_version from triage.protocol_libraries where hash ="
                                        + " '"
                                        + PROTOCOLS.shipped().hash()
                                        + "'"))
                .containsExactly(Engine.VERSION);
    }

    @Test
    void whatIsArchivedIsWhatWasInForceToTheByte() {
        var library = earlier(" ");
        PROTOCOLS.archive(library);
        var found = TestProtocols.of(TRIAGE.database()).find(library.hash()).orElseThrow();
        assertThat(found.files()).isEqualTo(library.files());
        assertThat(found.hash()).isEqualTo(library.hash());
    }

    @Test
    void whatLiesUnderAnotherNameIsNotFound() {
        TRIAGE.database()
                .write(() ->
                        TRIAGE.database()
                                .sql(
                                        """
                                        insert into triage.protocol_libraries
                                        select 'sha256:copy', engine_version, files, now()
                                          from triage.protocol_libraries where hash = :hash
                                        """)
                                .param("hash", PROTOCOLS.shipped().hash())
                                .update());
        assertThat(PROTOCOLS.find("sha256:copy")).isEmpty();
    }

    @Test
    void anEarlierLibraryIsFoundAndAnswersAsItDid() {
        var library = earlier("\n");
        archived(library);
        var found = PROTOCOLS.find(library.hash()).orElseThrow();
        assertThat(found).isNotSameAs(library);
        assertThat(found.hash()).isEqualTo(library.hash()).isNotEqualTo(PROTOCOLS.shipped().hash());
        assertThat(found.engine().assess(HEADACHE)).isEqualTo(library.engine().assess(HEADACHE));
    }

    @Test
    void anEarlierLibraryIsReadFromTheDatabaseOnce() {
        var library = earlier("\n\n");
        archived(library);
        assertThat(PROTOCOLS.find(library.hash()).orElseThrow())
                .isSameAs(PROTOCOLS.find(library.hash()).orElseThrow());
    }

    @Test
    void aLibraryThatNeverWasIsNotFound() {
        assertThat(PROTOCOLS.find("sha256:nonsense")).isEmpty();
    }

    private static Optional<ProtocolLibrary> everUsed(HealthServiceId service, String hash) {
        return tenant(service).get(() -> PROTOCOLS.everUsed(service, hash));
    }

    private static Tenant tenant(HealthServiceId service) {
        return new Tenant(new CompanyId(Ids.next()), service, new PersonId(Ids.next()));
    }

    @Test
    void whatShippedWithAnEarlierVersionWasUsedByEveryService() {
        var library = earlier("\n \n");
        archived(library);
        assertThat(everUsed(new HealthServiceId(Ids.next()), library.hash())).isPresent();
        assertThat(everUsed(new HealthServiceId(Ids.next()), PROTOCOLS.shipped().hash()))
                .contains(PROTOCOLS.shipped());
        assertThat(everUsed(new HealthServiceId(Ids.next()), "sha256:nonsense")).isEmpty();
    }

    @Test
    void whatCanBeReadNoMoreIsAsIfItNeverWas() {
        var faulty = new TreeMap<>(Map.of("index.json", "{}"));
        var hash = ProtocolLibrary.hashOf(faulty);
        archived(hash, faulty);
        assertThatThrownBy(() -> PROTOCOLS.find(hash)).isInstanceOf(LibraryFault.class);
        assertThat(everUsed(new HealthServiceId(Ids.next()), hash)).isEmpty();
        var files = new TreeMap<>(PROTOCOLS.shipped().files());
        var protocol = PROTOCOLS.shipped().references().getFirst().id();
        files.put(SignedProtocol.file(protocol), SignedProtocol.text(List.of("a..b")));
        var forged = ProtocolLibrary.of(files);
        archived(forged);
        assertThatThrownBy(() -> PROTOCOLS.find(forged.hash()))
                .isInstanceOf(SignedProtocol.Forged.class);
        assertThat(everUsed(new HealthServiceId(Ids.next()), forged.hash())).isEmpty();
    }

    @Test
    void howeverManyCameAfterWhatWasInForceIsKnownToItsServiceAlone() {
        var service = new HealthServiceId(Ids.next());
        var first = earlier(" \n");
        var second = earlier(" \n ");
        archived(first);
        archived(second);
        var publications = TestProtocols.publications(TRIAGE.database());
        var then = Instant.parse("2026-03-02T08:30:00Z");
        tenant(service)
                .run(() ->
                        TRIAGE.database()
                                .write(() -> {
                                    for (var n = 0; n <= 20; n++) {
                                        publications.add(
                                                new Publication(
                                                        Ids.next(),
                                                        service,
                                                        (n == 0 ? first : second).hash(),
                                                        second.hash(),
                                                        "cold",
                                                        "1.0." + n,
                                                        null,
                                                        new PersonId(Ids.next()),
                                                        then,
                                                        then));
                                    }
                                    return true;
                                }));
        assertThat(everDue(service, first, then)).isTrue();
        assertThat(everDue(service, first, then.minusSeconds(1))).isFalse();
        assertThat(everDue(new HealthServiceId(Ids.next()), first, then)).isFalse();
    }

    private static boolean everDue(HealthServiceId service, ProtocolLibrary library, Instant now) {
        var publications = TestProtocols.publications(TRIAGE.database());
        return tenant(service)
                .get(() -> TRIAGE.database().read(() -> publications.everDue(library.hash(), now)));
    }

    @Test
    void theHashNamesExactlyTheFiles() {
        var same = ProtocolLibrary.of(PROTOCOLS.shipped().files());
        assertThat(same.hash())
                .isEqualTo(PROTOCOLS.shipped().hash())
                .matches("sha256:[0-9a-f]{64}");
        assertThat(earlier(" ").hash()).isNotEqualTo(same.hash());
    }

    @Test
    void everyProtocolIsNamedByTheHashOfItsFile() {
        var library = PROTOCOLS.shipped();
        assertThat(library.references())
                .isNotEmpty()
                .allSatisfy(protocol ->
                        assertThat(library.files())
                                .containsValue(
                                        Objects.requireNonNull(library.textOf(protocol.id()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update triage.protocol_libraries set files = ''",
                "delete from triage.protocol_libraries",
                "truncate triage.protocol_libraries cascade",
            })
    void theArchiveIsNotRewritten(String statement) {
        assertThatThrownBy(() ->
                        TRIAGE.database().write(() -> TRIAGE.database().sql(statement).update()))
                .hasStackTraceContaining("permission denied for table");
    }
}
