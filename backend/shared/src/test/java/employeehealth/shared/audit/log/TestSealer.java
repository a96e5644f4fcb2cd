package employeehealth.shared.audit.log;

import employeehealth.shared.audit.Audit;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.PlatformDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Seals when it is told to. */
public final class TestSealer {

    private final Sealer sealer;
    private final Witnesses witnesses;
    private final Witness witness;

    public TestSealer(Databases databases, SigningKey key, Audit audit, Witness witness) {
        var database = new PlatformDatabase(databases);
        this.sealer = new Sealer(database, key, audit, List.of(witness), Clock.systemUTC(), 1_000);
        this.witnesses = new Witnesses(database);
        this.witness = witness;
    }

    public void seal() {
        try {
            sealer.sealAll();
            witnesses.tell(witness);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is done with one that nobody waits for. */
    void tell(Witness elsewhere) throws IOException {
        if (sealer.agrees(elsewhere)) {
            witnesses.tell(elsewhere);
        }
    }

    public Optional<String> refusal() {
        return sealer.refusal();
    }
}
