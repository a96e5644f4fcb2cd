package employeehealth.triage.governance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import employeehealth.engine.LibraryFault;
import employeehealth.engine.Linter;
import employeehealth.engine.ProtocolRef;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.protocol.Canonical;
import employeehealth.triage.protocol.ProtocolLibrary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a machine can say against a draft, before two people answer for it. */
@Component
class CheckDraft {

    /** Fewer say too little of what a protocol does. */
    private static final int FEWEST_ROWS = 15;

    /** For the whole table; an ordinary one takes a tenth of a second. */
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final JsonMapper json;
    private final Duration atMost;

    /** Somebody tries a draft many times between two changes. */
    private final Cache<List<String>, ProtocolLibrary> lately =
            Caffeine.newBuilder().maximumSize(4).build();

    @Autowired
    CheckDraft(JsonMapper json) {
        this(json, AT_MOST);
    }

    CheckDraft(JsonMapper json, Duration atMost) {
        this.json = json;
        this.atMost = atMost;
    }

    /**
     * @param base what the draft would become a part of
     * @throws Problem 422 if trying its table takes too long
     */
    Report of(Draft draft, ProtocolLibrary base) {
        var faults = new ArrayList<>(version(draft, base));
        var rows = rows(draft);
        var different = new ArrayList<Report.Difference>();
        var moved = new ArrayList<Report.Difference>();
        try {
            var candidate = candidate(draft, base);
            faults.addAll(Linter.check(candidate.engine().library()));
            if (!Set.copyOf(candidate.references()).equals(Set.copyOf(withDraft(draft, base)))) {
                faults.add(file(draft, base) + ": is no protocol, or takes another's place");
            }
            var patience = new Patience(atMost);
            for (var i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                var before = row.comesOut(base);
                var actual = row.comesOut(candidate);
                if (!actual.equals(row.expected())) {
                    different.add(
                            new Report.Difference(i + 1, row.words(), row.expected(), actual));
                }
                if (!actual.equals(before)) {
                    moved.add(new Report.Difference(i + 1, row.words(), before, actual));
                }
                patience.mustLast();
            }
        } catch (LibraryFault unreadable) {
            faults.addAll(unreadable.faults());
        }
        if (rows.size() < FEWEST_ROWS) {
            faults.add("expected: %d rows, fewer than %d".formatted(rows.size(), FEWEST_ROWS));
        }
        if (rows.stream().map(ExpectedRow::language).distinct().count() < 2) {
            faults.add("expected: rows in one language only");
        }
        var content = Canonical.parse(draft.content());
        var file = file(draft, base);
        return new Report(
                faults.isEmpty() && different.isEmpty(),
                faults.stream().map(sentence -> Fault.of(sentence, file, content)).toList(),
                different,
                moved,
                rows.size(),
                changes(draft, base));
    }

    /**
     * What would be in force with the draft.
     *
     * @throws LibraryFault if it cannot be read, or is too large to be tried
     */
    ProtocolLibrary candidate(Draft draft, ProtocolLibrary base) {
        return lately.get(
                List.of(base.hash(), draft.protocol(), draft.content()),
                key -> {
                    var content = Canonical.parse(draft.content());
                    var large = DraftSize.faults(file(draft, base), content);
                    if (!large.isEmpty()) {
                        throw new LibraryFault(large);
                    }
                    return base.with(draft.protocol(), draft.content());
                });
    }

    /**
     * @throws Problem 409 instead
     */
    ProtocolLibrary readable(Draft draft, ProtocolLibrary base) {
        try {
            return candidate(draft, base);
        } catch (LibraryFault unreadable) {
            throw new Problem(HttpStatus.CONFLICT, "triage/draft-unreadable");
        }
    }

    private static String file(Draft draft, ProtocolLibrary base) {
        return base.fileOf(draft.protocol());
    }

    /** What the library consists of when the draft is a part of it. */
    private static List<ProtocolRef> withDraft(Draft draft, ProtocolLibrary base) {
        var drafted = new ProtocolRef(draft.protocol(), draft.version());
        var all = new ArrayList<>(base.references());
        all.replaceAll(one -> one.id().equals(draft.protocol()) ? drafted : one);
        if (!all.contains(drafted)) {
            all.add(drafted);
        }
        return all;
    }

    private List<ExpectedRow> rows(Draft draft) {
        return json.readValue(draft.expected(), new TypeReference<List<ExpectedRow>>() {});
    }

    private static List<Comparison.Change> changes(Draft draft, ProtocolLibrary base) {
        var before = base.has(draft.protocol()) ? base.textOf(draft.protocol()) : "{}";
        return Comparison.of(Canonical.parse(before), Canonical.parse(draft.content()));
    }

    private static List<String> version(Draft draft, ProtocolLibrary base) {
        return inForce(draft, base)
                .filter(now -> !isAbove(draft.version(), now))
                .map(now ->
                        "%s: version %s is not above %s, which is in force"
                                .formatted(file(draft, base), draft.version(), now))
                .stream()
                .toList();
    }

    private static Optional<String> inForce(Draft draft, ProtocolLibrary base) {
        return base.references().stream()
                .filter(one -> one.id().equals(draft.protocol()))
                .map(ProtocolRef::version)
                .findFirst();
    }

    private static boolean isAbove(String version, String other) {
        return Arrays.compare(numbers(version), numbers(other)) > 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
