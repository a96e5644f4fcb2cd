package employeehealth.auth.scim.filter;

import employeehealth.auth.scim.schema.Attribute.Type;
import employeehealth.auth.scim.schema.ScimRefusal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a filter from left to right, without looking back, so that nothing a stranger writes takes
 * longer than its length. {@code not} binds closest, then {@code and}, then {@code or}.
 */
final class FilterParser {

    static final int LONGEST = 2_000;
    private static final int DEEPEST = 16;
    private static final int MOST_TERMS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private final String text;
    private final Function<String, Optional<AttributePath>> names;
    private int at;
    private int depth;
    private int terms;

    FilterParser(String text, Function<String, Optional<AttributePath>> names) {
        if (text.length() > LONGEST) {
            throw ScimRefusal.invalidFilter("the filter is too long");
        }
        this.text = text;
        this.names = names;
    }

    /** All of the text is one filter. */
    Filter whole() {
        var filter = either();
        skip();
        if (at < text.length()) {
            throw unexpected();
        }
        return filter;
    }

    private Filter either() {
        if (++depth > DEEPEST) {
            throw ScimRefusal.invalidFilter("the filter is too deep");
        }
        var filter = both();
        while (takes("or")) {
            filter = new Filter.Or(filter, both());
        }
        depth--;
        return filter;
    }

    private Filter both() {
        var filter = one();
        while (takes("and")) {
            filter = new Filter.And(filter, one());
        }
        return filter;
    }

    private Filter one() {
        skip();
        if (sees('(')) {
            return inParentheses();
        }
        var start = at;
        var word = word();
        if (word.equalsIgnoreCase("not")) {
            skip();
            if (sees('(')) {
                return new Filter.Not(inParentheses());
            }
            at = start + word.length();
        }
        return term(word);
    }

    private Filter inParentheses() {
        at++;
        var filter = either();
        skip();
        require(')');
        return filter;
    }

    private Filter term(String name) {
        if (++terms > MOST_TERMS) {
            throw ScimRefusal.invalidFilter("the filter has too many terms");
        }
        var path =
                names.apply(name)
                        .orElseThrow(() -> ScimRefusal.invalidFilter("there is no such attribute"));
        if (sees('[')) {
            return values(path);
        }
        skip();
        var word = word();
        if (word.equalsIgnoreCase("pr")) {
            return new Filter.Present(path);
        }
        var operator = Operator.of(word).orElseThrow(this::unexpected);
        skip();
        return compare(path, operator, value());
    }

    private static Filter compare(AttributePath path, Operator operator, JsonNode wanted) {
        if (path instanceof AttributePath.Whole) {
            throw ScimRefusal.invalidFilter("a whole extension cannot be compared");
        }
        if (operator.isOfTexts() && !wanted.isString()) {
            throw ScimRefusal.invalidFilter("this operator takes a text");
        }
        if (operator.isOfOrder() && (wanted.isBoolean() || wanted.isNull() || isTruth(path))) {
            throw ScimRefusal.invalidFilter("there is no order among these values");
        }
        return new Filter.Compare(path, operator, wanted);
    }

    private static boolean isTruth(AttributePath path) {
        if (!(path instanceof AttributePath.One one)) {
            return false;
        }
        var compared = one.compared();
        return compared != null && compared.type() == Type.BOOLEAN;
    }

    private Filter values(AttributePath path) {
        at++;
        var inner = inner(path);
        var filter = inner.either();
        at = inner.at;
        terms = inner.terms;
        skip();
        require(']');
        return path instanceof AttributePath.One one
                ? new Filter.Values(one, filter)
                : new Filter.Present(path);
    }

    /** Reads on within the brackets, where names are those of sub-attributes. */
    private FilterParser inner(AttributePath path) {
        var inner = new FilterParser(text, name -> part(path, name));
        inner.at = at;
        inner.depth = depth;
        inner.terms = terms;
        return inner;
    }

    private static Optional<AttributePath> part(AttributePath path, String name) {
        return switch (path) {
            case AttributePath.One(_, var attribute, var part) when part == null ->
                    AttributePath.parse(attribute, name);
            case AttributePath.NotKept notKept -> Optional.of(notKept);
            case AttributePath.One ignored -> Optional.empty();
            case AttributePath.Whole ignored -> Optional.empty();
        };
    }

    /** The filter between brackets that begin here, and where they end. */
    static Bracketed bracketed(String text, int from, AttributePath path) {
        var outer = new FilterParser(text, name -> Optional.empty());
        outer.at = from + 1;
        var inner = outer.inner(path);
        var filter = inner.either();
        inner.skip();
        inner.require(']');
        return new Bracketed(filter, inner.at);
    }

    record Bracketed(Filter filter, int end) {}

    /** A name, an operator, or a literal without quotes. */
    private String word() {
        var start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
        return text.substring(start, at);
    }

    private static boolean isOfWord(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "$_-.:+".indexOf(c) >= 0;
    }

    private JsonNode value() {
        return json(sees('"') ? quoted() : word());
    }

    private String quoted() {
        var start = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw unexpected();
        }
        return text.substring(start, ++at);
    }

    /**
     * Literals are those of JSON; some directories write {@code True}. No value that is kept holds
     * a control character ({@link employeehealth.auth.scim.schema.Shape}), and no query may.
     */
    private JsonNode json(String literal) {
        var written =
                literal.equalsIgnoreCase("true") || literal.equalsIgnoreCase("false")
                        ? literal.toLowerCase(Locale.ROOT)
                        : literal;
        try {
            var value = JSON.readTree(written);
            if (value.isValueNode()
                    && value.asString("").chars().noneMatch(Character::isISOControl)) {
                return value;
            }
        } catch (JacksonException notALiteral) {
            throw unexpected();
        }
        throw unexpected();
    }

    /** Whether that word comes next, as a word of its own. */
    private boolean takes(String keyword) {
        skip();
        var end = at + keyword.length();
        if (!text.regionMatches(true, at, keyword, 0, keyword.length())
                || end < text.length() && isOfWord(text.charAt(end))) {
            return false;
        }
        at = end;
        return true;
    }

    private boolean sees(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void skip() {
        while (sees(' ') || sees('\t')) {
            at++;
        }
    }

    private void require(char c) {
        if (!sees(c)) {
            throw unexpected();
        }
        at++;
    }

    private ScimRefusal unexpected() {
        return ScimRefusal.invalidFilter("the filter cannot be read at character " + (at + 1));
    }
}
