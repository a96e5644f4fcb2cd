package employeehealth.shared.flags;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads flagd's targeting rules, which are JSON logic: {@code if}, {@code and}, {@code or}, {@code
 * !}, {@code ==}, {@code !=}, {@code in}, {@code cat}, {@code var} and {@code fractional}. Whatever
 * else stands there is refused, so that no rule is half understood.
 */
final class Terms {

    static final String FLAG_KEY = "$flagd.flagKey";

    private static final Set<String> ATTRIBUTES =
            Set.of(FlagContext.COMPANY, FlagContext.ROLES, FlagContext.TARGETING_KEY, FLAG_KEY);

    private Terms() {}

    static Term read(JsonNode node) {
        if (!node.isObject()) {
            var value = value(node);
            return about -> value;
        }
        if (node.size() != 1) {
            throw new BadFlags("an expression has one operator");
        }
        var operator = node.properties().iterator().next();
        return operation(operator.getKey(), arguments(operator.getValue()));
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Terms::value)
                    .collect(Collectors.toList());
        }
        if (node.isObject()) {
            throw new BadFlags("a list holds values, not expressions");
        }
        return node.isString()
                ? node.stringValue()
                : node.isBoolean()
                        ? (Object) node.booleanValue()
                        : node.isNumber() ? (Object) node.doubleValue() : null;
    }

    private static List<JsonNode> arguments(JsonNode given) {
        return given.isArray()
                ? StreamSupport.stream(given.spliterator(), false).toList()
                : List.of(given);
    }

    private static Term operation(String name, List<JsonNode> given) {
        return switch (name) {
            case "var" -> attribute(given);
            case "fractional" -> fractional(given);
            case "if" -> choice(given);
            case "and" -> {
                var terms = all(given, 1, 100);
                yield about -> terms.stream().allMatch(term -> term.holds(about));
            }
            case "or" -> {
                var terms = all(given, 1, 100);
                yield about -> terms.stream().anyMatch(term -> term.holds(about));
            }
            case "!" -> {
                var term = all(given, 1, 1).getFirst();
                yield about -> !term.holds(about);
            }
            case "==", "===" -> {
                var two = all(given, 2, 2);
                yield about -> Objects.equals(two.get(0).of(about), two.get(1).of(about));
            }
            case "!=", "!==" -> {
                var two = all(given, 2, 2);
                yield about -> !Objects.equals(two.get(0).of(about), two.get(1).of(about));
            }
            case "in" -> {
                var two = all(given, 2, 2);
                yield about -> isIn(two.get(0).of(about), two.get(1).of(about));
            }
            case "cat" -> {
                var terms = all(given, 1, 100);
                yield about ->
                        terms.stream()
                                .map(term -> Objects.toString(term.of(about), ""))
                                .collect(Collectors.joining());
            }
            default ->
                    throw new BadFlags("the operator " + Words.shown(name) + " is not known here");
        };
    }

    private static List<Term> all(List<JsonNode> given, int least, int most) {
        if (given.size() < least || given.size() > most) {
            throw new BadFlags("an operator has too few or too many arguments");
        }
        return given.stream().map(Terms::read).toList();
    }

    private static Term attribute(List<JsonNode> given) {
        var name = given.isEmpty() ? "" : given.getFirst().asString("");
        if (given.size() != 1 || !ATTRIBUTES.contains(name)) {
            throw new BadFlags("there is no attribute " + Words.shown(name));
        }
        return about -> about.get(name);
    }

    /** {@code [condition, then, condition, then, …, otherwise]}; the last may be missing. */
    private static Term choice(List<JsonNode> given) {
        var terms = all(given, 2, 100);
        return about -> {
            for (var i = 0; i + 1 < terms.size(); i += 2) {
                if (terms.get(i).holds(about)) {
                    return terms.get(i + 1).of(about);
                }
            }
            return terms.size() % 2 == 1 ? terms.getLast().of(about) : null;
        };
    }

    private static boolean isIn(@Nullable Object what, @Nullable Object where) {
        return switch (where) {
            case Collection<?> list -> list.contains(what);
            case String text -> what instanceof String part && text.contains(part);
            case null, default -> false;
        };
    }

    /** A variant for everybody whose hash falls below its share, counted up. */
    private record Share(String variant, long below) {}

    /**
     * Who is in stays in while a share grows: a person's hash is compared with its border, and
     * nothing else. By default of flag and person; a text before the shares is hashed instead.
     */
    private static Term fractional(List<JsonNode> given) {
        var byText = !given.isEmpty() && !given.getFirst().isArray();
        var by =
                byText
                        ? read(given.getFirst())
                        : (Term)
                                about ->
                                        about.get(FlagContext.TARGETING_KEY) instanceof String key
                                                        && !key.isEmpty()
                                                ? about.get(FLAG_KEY) + key
                                                : null;
        var shares = new ArrayList<Share>();
        var total = 0L;
        for (var pair : given.subList(byText ? 1 : 0, given.size())) {
            total += weight(pair);
            shares.add(new Share(pair.get(0).stringValue(), total));
        }
        if (total < 1 || total > Integer.MAX_VALUE) {
            throw new BadFlags("the shares of a percentage make no whole");
        }
        var whole = total;
        return about -> {
            if (!(by.of(about) instanceof String text)) {
                return null; // of nobody in particular: as if there were no rule
            }
            var hash = Integer.toUnsignedLong(Murmur3.hash(text.getBytes(UTF_8)));
            var bucket = hash * whole >>> 32;
            return shares.stream()
                    .filter(share -> bucket < share.below)
                    .findFirst()
                    .orElseThrow()
                    .variant;
        };
    }

    private static int weight(JsonNode pair) {
        if (!pair.isArray()
                || pair.size() < 1
                || pair.size() > 2
                || !pair.get(0).isString()
                || pair.size() == 2 && !pair.get(1).isInt()) {
            throw new BadFlags("a share is [\"variant\", whole number]");
        }
        return pair.size() == 1 ? 1 : Math.max(0, pair.get(1).intValue());
    }
}
