package employeehealth.shared.flags;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.exceptions.FlagNotFoundError;
import dev.openfeature.sdk.exceptions.ProviderNotReadyError;
import employeehealth.shared.flags.FlagState.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flags of a file. It is looked at again while it is asked, once a second at most and never by the
 * one who asks; an edit that cannot be understood changes nothing.
 */
final class FileFlags extends FlagSource {

    private static final Logger log = LoggerFactory.getLogger(FileFlags.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();
    private static final int LARGEST = 256 * 1024;

    /** How the file is read, its first so many bytes. */
    interface Reading {
        byte[] bytes(Path file, int most) throws IOException;
    }

    private final Path file;
    private final Clock clock;
    private final Reading reading;
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());
    private @Nullable Object seen;
    private volatile @Nullable Map<String, FlagRule> rules;
    private volatile FlagState state;

    FileFlags(Path file, Clock clock) {
        this(
                file,
                clock,
                (path, most) -> {
                    try (var in = Files.newInputStream(path)) {
                        return in.readNBytes(most);
                    }
                });
    }

    FileFlags(Path file, Clock clock, Reading reading) {
        this.file = file;
        this.clock = clock;
        this.reading = reading;
        this.state =
                new FlagState(
                        FlagState.Provider.file, State.failing, "not read yet", clock.instant());
        look();
    }

    @Override
    FlagState state() {
        lookAgain();
        return state;
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(
            String key, Boolean otherwise, EvaluationContext context) {
        lookAgain();
        var known = rules;
        if (known == null) {
            throw new ProviderNotReadyError("the file was never understood");
        }
        var rule = known.get(key);
        if (rule == null) {
            throw new FlagNotFoundError("the file says nothing of it");
        }
        return rule.evaluate(key, otherwise, FlagContext.of(context));
    }

    private void lookAgain() {
        var last = lookedAt.get();
        var now = System.nanoTime();
        if (now - last >= LOOK_EVERY && lookedAt.compareAndSet(last, now)) {
            Thread.ofVirtual().name("flags").start(this::look);
        }
    }

    private synchronized void look() {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            var stamp = Arrays.asList(now.lastModifiedTime(), now.size(), now.fileKey());
            if (stamp.equals(seen)) {
                return;
            }
            var bytes = bytes();
            seen = stamp;
            takeOver(FlagRule.read(bytes));
        } catch (BadFlags bad) {
            keep(bad.why());
        } catch (IOException e) {
            seen = null; // who may read it can change without any sign on the file
            keep("it cannot be read");
        }
    }

    private void takeOver(Map<String, FlagRule> read) {
        read.keySet().stream()
                .filter(key -> Flag.ofKey(key).isEmpty())
                .forEach(key ->
                        log.warn("the flag file names {}, which is no flag", Words.shown(key)));
        rules = read;
        state = state.now(State.ready, null, clock.instant());
        log.info("flags were read from the flag file");
    }

    private void keep(String fault) {
        if (!fault.equals(state.fault())) {
            log.warn("the flag file is not taken over: {}; what held before holds", fault);
        }
        state = state.now(rules == null ? State.failing : State.stale, fault, clock.instant());
    }

    private byte[] bytes() throws IOException {
        var bytes = reading.bytes(file, LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new BadFlags("it is larger than " + LARGEST + " bytes");
        }
        return bytes;
    }
}
