package employeehealth.triage.governance;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that the engine, or the check around it, says against a draft. What is new here needs
 * its words in {@code features/protocols/messages.*.json}.
 *
 * @param where the place is: {@link #MEMBER}, {@link #PATH}, {@link #ITEM}, {@link #MENTION}, or a
 *     fixed JSON pointer
 */
record FaultKind(String code, String where, Pattern sentence) {

    /** The member that is named, of what the path leads to. */
    static final String MEMBER = "member";

    /** What the path leads to. */
    static final String PATH = "path";

    /** The rule, red flag or question that is named. */
    static final String ITEM = "item";

    /** Wherever the first value stands. */
    static final String MENTION = "mention";

    /** The first that fits counts. */
    private static final List<FaultKind> ALL =
            List.of(
                    kind("translation-missing", MEMBER, "(fr|en) is (?:missing|no text)"),
                    kind("missing", MEMBER, "(\\S+) is missing"),
                    kind("too-many", MEMBER, "(\\S+) has more than (\\d+) entries"),
                    kind("too-long", MEMBER, "(\\S+) is longer than (\\d+)"),
                    kind("urgency", MEMBER, "(\\S+) is no urgency: (.*)"),
                    kind("shape", MEMBER, "(\\S+) is no (?:text|number|list|object)"),
                    kind("shape", MEMBER, "(\\S+) holds something that is no text"),
                    kind("condition-deep", MEMBER, "(\\S+) \"(.*)\": nested too deeply"),
                    kind("condition-name", MEMBER, "(\\S+) \"(.*)\": a name was expected at: (.*)"),
                    kind("condition-number", MEMBER, "(\\S+) \"(.*)\": a number was expected"),
                    kind(
                            "condition-compare",
                            MEMBER,
                            "(\\S+) \"(.*)\": a comparison was expected at: (.*)"),
                    kind("condition-sign", MEMBER, "(\\S+) \"(.*)\": '(.*)' was expected"),
                    kind("condition-rest", MEMBER, "(\\S+) \"(.*)\": unexpected: (.*)"),
                    kind("condition", MEMBER, "(\\S+) \"(.*)\": .*"),
                    kind("unknown-member", MEMBER, "unknown member (\\S+)"),
                    kind("unknown-fact", PATH, "unknown fact (.*)"),
                    kind("unknown-kind", PATH, "unknown kind ?(.*)"),
                    kind("unknown-role", "/role", "unknown role (.*)"),
                    kind("gate-or-net", PATH, "use is gate or net"),
                    kind("gate-without-question", PATH, "a gate needs a question"),
                    kind("rule-without-condition", PATH, "a rule needs a condition"),
                    kind("not-own-wording", PATH, "ownWording must be true.*"),
                    kind("unknown-group", "/group", "unknown group (.*)"),
                    kind("twice", ITEM, "(?:protocol|question|rule) (\\S+) exists twice"),
                    kind("unknown-finding", MENTION, "unknown finding (\\S+)"),
                    kind("unknown-question", MENTION, "unknown question (\\S+)"),
                    kind("unknown-advice", MENTION, "unknown advice (.*)"),
                    kind("question-kind", MENTION, "question (\\S+) is no (\\S+)"),
                    kind("question-option", MENTION, "question (\\S+) has no option (\\S+)"),
                    kind("choice-options", ITEM, "choice (\\S+) has fewer than two options"),
                    kind("circle", ITEM, "questions name each other in a circle: ([^,]+)(.*)"),
                    kind("never-opens", "/opens", "no words can open it"),
                    kind("few-red-flags", "/redFlags", "fewer than three red flags"),
                    kind(
                            "self-care-by-default",
                            "/otherwise",
                            "self-care by default passes no red flag"),
                    kind("no-source", "/sources", "no source"),
                    kind(
                            "source-unread",
                            "/sources",
                            "a source was neither retrieved nor marked unverified"),
                    kind("red-flag-never", ITEM, "red flag (\\S+) can never hold"),
                    kind("red-flag-lowers", ITEM, "red flag (\\S+) lowers the urgency"),
                    kind("gate-skipped", ITEM, "gate (\\S+) is skipped by more than age and sex"),
                    kind(
                            "lasting-or-passing",
                            MENTION,
                            "finding (\\S+) is neither lasting nor passing"),
                    kind("danger-unopened", "/opens", "danger (\\S+) opens no protocol"),
                    kind("rule-never", ITEM, "rule (\\S+) can never hold"),
                    kind("rule-below", ITEM, "rule (\\S+) is below the default and never decides"),
                    kind("answer-unused", ITEM, "no rule uses the answer to (\\S+)"),
                    kind(
                            "emergency-no-gate",
                            ITEM,
                            "emergency (\\S+) of minor complaints is no gate"),
                    kind(
                            "gate-sometimes",
                            ITEM,
                            "gate (\\S+) stands only sometimes, and complaints are serious"),
                    kind("gate-never", ITEM, "gate (\\S+) never stands"),
                    kind(
                            "self-care-past-gates",
                            "/selfCare",
                            "a way to self-care passes no gate, and it is not said to be minor"),
                    kind(
                            "self-care-unlimited",
                            "/selfCare",
                            "a way to self-care has neither gate nor limit"),
                    kind("gate-unanswerable", ITEM, "gate (\\S+) cannot be answered"),
                    kind("same-text", MENTION, "the same text in both languages: (.*)"),
                    kind("no-search-words", "/search", "no search words in (fr|en)"),
                    kind(
                            "version",
                            "/version",
                            "version (\\S+) is not above (\\S+), which is in force"),
                    kind("no-protocol", "/kind", "is no protocol, or takes another's place"),
                    kind("few-rows", "/expected", "(\\d+) rows, fewer than (\\d+)"),
                    kind("one-language", "/expected", "rows in one language only"));

    /**
     * @param values that the sentence names, in its order
     */
    record Found(FaultKind kind, List<String> values) {}

    private static FaultKind kind(String code, String where, String sentence) {
        return new FaultKind(code, where, Pattern.compile(sentence, Pattern.DOTALL));
    }

    static Optional<Found> of(String sentence) {
        return ALL.stream()
                .flatMap(kind -> Optional.ofNullable(kind.read(sentence)).stream())
                .findFirst();
    }

    private @Nullable Found read(String said) {
        var found = sentence.matcher(said);
        return found.matches()
                ? new Found(
                        this,
                        IntStream.rangeClosed(1, found.groupCount())
                                .mapToObj(found::group)
                                .toList())
                : null;
    }
}
