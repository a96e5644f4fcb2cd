package employeehealth.triage.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.triage.TestTriage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every test begins with a database of its own, in which the library that ships is archived. */
class LibraryCopiesTest {

    private static final Instant NOW = Instant.parse("2026-03-28T23:30:00Z");

    private final TestTriage triage = new TestTriage();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final LibraryCopies copies = copiesAt(NOW);
    private final Protocols protocols = started();
    private final ProtocolLibrary published = published();
    private final String name =
            "protocol-libraries/" + published.hash().substring("sha256:".length()) + ".json.gz";

    private LibraryCopies copiesAt(Instant now) {
        return TestProtocols.copies(triage.database(), blobs, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** As another start of the service finds it: nothing is remembered. */
    private Protocols started() {
        return TestProtocols.of(triage.database(), copies);
    }

    private ProtocolLibrary published() {
        var text = protocols.shipped().textOf("cold");
        var library = protocols.shipped().with("cold", text.replace("\"1.", "\"9."));
        protocols.archive(library);
        return library;
    }

    private List<Object> uncopied() {
        return triage.seenByOwner(
                "select hash from triage.protocol_libraries where copied_at is null");
    }

    private byte[] copy() {
        return Objects.requireNonNull(blobs.kept.get(name));
    }

    private void lost() {
        triage.asOwner(
                "delete from triage.protocol_libraries where hash = '" + published.hash() + "'");
    }

    @Test
    void everyLibraryIsCopiedOnceUnderItsHash() {
        assertThat(uncopied()).hasSize(2);
        copies.copyAll();
        copies.copyAll();
        assertThat(uncopied()).isEmpty();
        assertThat(blobs.puts).isEqualTo(2);
        assertThat(PackedFiles.unpack(copy(), published.hash())).contains(published.files());
    }

    @Test
    void aStoreThatIsAwayDelaysTheCopyAndNothingElse() {
        blobs.down = true;
        assertThat(started().find(published.hash())).isPresent();
        assertThatThrownBy(copies::copyAll).hasMessageStartingWith("2 protocol libraries");
        assertThat(uncopied()).hasSize(2);

        blobs.down = false;
        copies.copyAll();
        assertThat(uncopied()).isEmpty();
    }

    @Test
    void whatTheDatabaseLostIsRestoredAndCanBeUsedInNewRows() {
        copies.copyAll();
        lost();
        assertThat(started().find(published.hash()))
                .map(ProtocolLibrary::hash)
                .contains(published.hash());
        assertThat(
                        triage.seenByOwner(
                                "select hash from triage.protocol_libraries where hash = '"
                                        + published.hash()
                                        + "'"))
                .hasSize(1);
    }

    @Test
    void whatIsLostWhileTheStoreIsAwayIsNotFoundYet() {
        copies.copyAll();
        lost();
        blobs.down = true;
        assertThat(started().find(published.hash())).isEmpty();
        blobs.down = false;
        assertThat(started().find(published.hash())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no archive", "another"})
    void aForgedCopyIsNeverUsedAndIsWrittenAgain(String forgery) {
        copies.copyAll();
        blobs.kept.put(
                name,
                forgery.equals("another")
                        ? PackedFiles.pack(protocols.shipped().files())
                        : forgery.getBytes(UTF_8));
        copies.copyAll();
        assertThat(blobs.puts).as("looked at again after a week only").isEqualTo(2);
        copiesAt(NOW.plus(Duration.ofDays(8))).copyAll();
        assertThat(PackedFiles.unpack(copy(), published.hash())).isPresent();

        blobs.kept.put(name, forgery.getBytes(UTF_8));
        lost();
        assertThat(started().find(published.hash())).isEmpty();
    }

    @Test
    void aRowThatWasChangedIsNotCopiedAndTheCopyCounts() {
        copies.copyAll();
        triage.asOwner(
                "update triage.protocol_libraries set copied_at = null, files = (select files from"
                        + " triage.protocol_libraries where hash = '"
                        + protocols.shipped().hash()
                        + "') where hash = '"
                        + published.hash()
                        + "'");
        assertThatThrownBy(copies::copyAll).hasMessageStartingWith("1 protocol libraries");
        assertThat(blobs.puts).isEqualTo(2);
        assertThat(started().find(published.hash()))
                .map(ProtocolLibrary::files)
                .contains(published.files());
    }

    @Test
    void aLibraryItselfIsNeverChanged() {
        assertThatThrownBy(() ->
                        triage.database()
                                .write(() ->
                                        triage.database()
                                                .sql(
                                                        "update triage.protocol_libraries set files"
                                                                + " = ''")
                                                .update()))
                .hasStackTraceContaining("permission denied");
    }
}
