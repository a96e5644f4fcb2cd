package employeehealth.triage.governance;

import employeehealth.engine.LibraryFault;
import employeehealth.engine.Linter;
import employeehealth.engine.ProtocolRef;
import employeehealth.triage.protocol.Canonical;
import employeehealth.triage.protocol.ProtocolLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a machine can say against a draft, before two people answer for it. */
@Component
class CheckDraft {

    /** Fewer say too little of what a protocol does. */
    private static final int FEWEST_ROWS = 15;

    private final JsonMapper json;

    CheckDraft(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param base what the draft would become a part of
     */
    Report of(Draft draft, ProtocolLibrary base) {
        var faults = new ArrayList<>(version(draft, base));
        var rows = rows(draft);
        var different = new ArrayList<Report.Difference>();
        try {
            var candidate = base.with(draft.protocol(), draft.content());
            faults.addAll(Linter.check(candidate.engine().library()));
            if (!Set.copyOf(candidate.references()).equals(Set.copyOf(withDraft(draft, base)))) {
                faults.add(draft.protocol() + ": is no protocol, or takes another's place");
            }
            for (var i = 0; i < rows.size(); i++) {
                var actual = rows.get(i).comesOut(candidate);
                if (!actual.equals(rows.get(i).expected())) {
                    different.add(
                            new Report.Difference(
                                    i + 1, rows.get(i).words(), rows.get(i).expected(), actual));
                }
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
        return new Report(
                faults.isEmpty() && different.isEmpty(),
                List.copyOf(faults),
                different,
                rows.size(),
                changes(draft, base));
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
                                .formatted(draft.protocol(), draft.version(), now))
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
