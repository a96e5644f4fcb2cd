package employeehealth.triage.governance;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that stands against a draft, so that a page can say it in the reader's language and go
 * to where it is.
 *
 * @param kind of fault, see {@link FaultKind}; {@code other} for one that has none
 * @param place JSON pointer into the draft's content; none: in no one place, or in another protocol
 * @param values that the sentence is about, such as the unknown name
 * @param text the sentence, in English
 */
record Fault(String kind, @Nullable String place, List<String> values, String text) {

    /** Begins a sentence about the table of expected answers. */
    static final String EXPECTED = "expected";

    /**
     * @param file that the draft is read from
     */
    static Fault of(String sentence, String file, JsonNode content) {
        var colon = sentence.indexOf(": ");
        var head = colon < 0 ? "" : sentence.substring(0, colon);
        var said = sentence.substring(colon < 0 ? 0 : colon + 2);
        var inside = head.equals(file) || head.startsWith(file + " ");
        var own = inside || head.equals(EXPECTED);
        var path = inside ? pointer(head.substring(file.length())) : "";
        return FaultKind.of(said)
                .map(found ->
                        new Fault(
                                found.kind().code(),
                                own ? place(found, path, content).orElse(null) : null,
                                found.values(),
                                sentence))
                .orElseGet(() ->
                        new Fault("other", path.isEmpty() ? null : path, List.of(), sentence));
    }

    /** From {@code redFlags[0] sign} to {@code /redFlags/0/sign}. */
    private static String pointer(String path) {
        return path.replace(" ", "/").replace("[", "/").replace("]", "");
    }

    private static Optional<String> place(FaultKind.Found found, String path, JsonNode content) {
        var first = found.values().isEmpty() ? "" : found.values().getFirst();
        return switch (found.kind().where()) {
            case FaultKind.MEMBER -> Optional.of(path + "/" + first);
            case FaultKind.PATH -> Optional.of(path).filter(some -> !some.isEmpty());
            case FaultKind.ITEM -> item(first, content);
            case FaultKind.MENTION -> mention("", content, first);
            default -> Optional.of(found.kind().where());
        };
    }

    /** Where the rule, red flag or question of that name is: {@code headache.injury}. */
    private static Optional<String> item(String name, JsonNode content) {
        var id = name.substring(name.indexOf('.') + 1);
        if (id.equals("otherwise")) {
            return Optional.of("/otherwise");
        }
        return List.of("redFlags", "rules", "questions").stream()
                .flatMap(part ->
                        IntStream.range(0, content.path(part).size())
                                .filter(i ->
                                        id.equals(
                                                content.path(part).get(i).path("id").asString("")))
                                .mapToObj(i -> "/" + part + "/" + i))
                .findFirst();
    }

    /** The first text within that has this word, or is it. */
    private static Optional<String> mention(String path, JsonNode node, String word) {
        if (node.isObject()) {
            return node.properties().stream()
                    .flatMap(one ->
                            mention(path + "/" + one.getKey(), one.getValue(), word).stream())
                    .findFirst();
        }
        if (node.isArray()) {
            return IntStream.range(0, node.size())
                    .boxed()
                    .flatMap(i -> mention(path + "/" + i, node.get(i), word).stream())
                    .findFirst();
        }
        return node.isString() && has(node.stringValue(), word)
                ? Optional.of(path)
                : Optional.empty();
    }

    private static boolean has(String text, String word) {
        return text.equals(word) || List.of(text.split("[^a-z0-9_.-]+")).contains(word);
    }
}
