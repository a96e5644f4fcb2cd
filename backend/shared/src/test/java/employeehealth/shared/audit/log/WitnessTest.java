package employeehealth.shared.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.blobs.Blobs;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every place for copies of the checkpoints is good for, also after it was away. */
class WitnessTest {

    private static final SigningKey KEY = SigningKey.of(TestPlatform.settings());

    /** By which way the copies travel to {@link #kept}. */
    enum Way {
        BLOBS,
        HTTP
    }

    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private volatile boolean down;
    private HttpServer server;
    private final NotesDatabase notes = new NotesDatabase();
    private final Audit audit = TestAudit.at(Clock.systemUTC());
    private final CompanyId company = new CompanyId(Ids.next());
    private final PersonId person = new PersonId(Ids.next());

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/copies/", this::answer);
        server.start();
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring("/copies/".length());
        var body = exchange.getRequestBody().readAllBytes();
        var found = kept.get(name);
        if (down) {
            exchange.sendResponseHeaders(503, -1);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            kept.put(name, body);
            exchange.sendResponseHeaders(204, -1);
        } else if (found == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.sendResponseHeaders(200, found.length);
            exchange.getResponseBody().write(found);
        }
        exchange.close();
    }

    private Witness witness(Way way) {
        return switch (way) {
            case BLOBS -> new BlobWitness(new KeptBlobs(), KEY.verifier());
            case HTTP ->
                    new HttpWitness(
                            URI.create(
                                    "http://127.0.0.1:"
                                            + server.getAddress().getPort()
                                            + "/copies"));
        };
    }

    private final class KeptBlobs implements Blobs {

        @Override
        public void put(String name, byte[] content) {
            available();
            kept.put(Blobs.checked(name), content);
        }

        @Override
        public void put(String name, Path content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<InputStream> get(String name) {
            available();
            return Optional.ofNullable(kept.get(name)).map(ByteArrayInputStream::new);
        }

        @Override
        public void delete(String name) {
            throw new UnsupportedOperationException();
        }

        private void available() {
            if (down) {
                throw Problem.unavailable();
            }
        }
    }

    private void write(int records) {
        for (var i = 0; i < records; i++) {
            Tenant.of(company)
                    .run(() ->
                            notes.write(() ->
                                    audit.record(
                                            notes,
                                            AuditRecord.own(
                                                    company,
                                                    person,
                                                    "notes.note.read",
                                                    "notes.notes",
                                                    "note"))));
        }
    }

    private TestSealer sealer(Way way) {
        return new TestSealer(notes.databases(), KEY, audit, witness(way));
    }

    private long newest(Way way) throws IOException {
        var note = witness(way).get(Witnesses.NEWEST).orElseThrow();
        return KEY.verifier().verify(new String(note, UTF_8)).orElseThrow().size();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasMissedIsToldWhenItIsBack(Way way) throws IOException {
        var sealer = sealer(way);
        write(3);
        sealer.seal();
        assertThat(newest(way)).isEqualTo(3);
        down = true;
        write(2);
        assertThatThrownBy(sealer::seal).isInstanceOf(UncheckedIOException.class);
        write(2);
        assertThatThrownBy(sealer::seal).isInstanceOf(UncheckedIOException.class);
        down = false;
        sealer.seal();
        assertThat(newest(way)).isEqualTo(7);
        assertThat(witness(way).get(Tiles.checkpoint(5)))
                .as("the checkpoint of when it was away")
                .isPresent();
        assertThat(witness(way).get(Tiles.name(0, 7)).orElseThrow()).hasSize(7 * Merkle.HASH_BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void aShorterLogThanItWasToldIsNotSignedOn(Way way) {
        write(3);
        sealer(way).seal();
        var yesterday = new NotesDatabase();
        var another = new TestSealer(yesterday.databases(), KEY, audit, witness(way));
        another.seal();
        assertThat(another.refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("shorter"));
    }

    private TestSealer sealerBeside(NotesDatabase database, Path near) {
        return new TestSealer(database.databases(), KEY, audit, FolderWitness.at(near));
    }

    /** As after the copy of a whole machine was brought back: its own folder is as old. */
    @ParameterizedTest
    @EnumSource
    void whatAnotherPlaceKnowsBetterStopsTheSigningAndIsNotOverwritten(
            Way way, @TempDir Path today, @TempDir Path yesterday) throws IOException {
        write(3);
        var sealer = sealerBeside(notes, today);
        sealer.seal();
        sealer.tell(witness(way));
        var before = Map.copyOf(kept);

        var restored = new NotesDatabase();
        var another = sealerBeside(restored, yesterday);
        another.seal();
        another.tell(witness(way));
        assertThat(another.refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("shorter"));
        assertThat(kept).containsExactlyInAnyOrderEntriesOf(before);
    }

    @ParameterizedTest
    @EnumSource
    void onePlaceThatDoesNotAnswerAtTheStartKeepsNobodyFromSigning(Way way, @TempDir Path near)
            throws IOException {
        down = true;
        write(3);
        var sealer = sealerBeside(notes, near);
        sealer.seal();
        assertThatThrownBy(() -> sealer.tell(witness(way))).isInstanceOf(IOException.class);
        assertThat(sealer.refusal()).isEmpty();
        write(2);
        sealer.seal();
        down = false;
        sealer.tell(witness(way));
        assertThat(newest(way)).isEqualTo(5);
    }
}
