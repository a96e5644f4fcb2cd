package employeehealth.triage.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.engine.Engine;
import employeehealth.engine.Input;
import employeehealth.engine.Language;
import employeehealth.triage.TestTriage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
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
        TRIAGE.database()
                .write(() ->
                        TRIAGE.database()
                                .sql(
                                        "insert into triage.protocol_libraries values"
                                                + " (:hash, '0.0.1', :files, now())")
                                .param("hash", library.hash())
                                .param("files", packed(library))
                                .update());
    }

    private static byte[] packed(ProtocolLibrary library) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(TestTriage.JSON.writeValueAsBytes(library.files()));
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
