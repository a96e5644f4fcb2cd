package employeehealth.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads conditions as authors write them.
 *
 * <pre>
 * chest_pain and (age &gt;= 40 or known(diabetes))
 * duration &gt; 10d      temperature &gt;= 39      sex = female
 * headache.onset = sudden                     the option of a choice
 * headache.worst                              a question answered yes
 * count(nausea, sweating, pallor) &gt;= 2
 * possible(age &gt;= 12)                         so, or not known
 * </pre>
 */
final class ConditionParser {

    /** Nobody reads what is nested deeper; and each level is a call. */
    private static final int DEEPEST = 20;

    private final String text;
    private final Names names;
    private int at;
    private int depth;

    private ConditionParser(String text, Names names) {
        this.text = text;
        this.names = names;
    }

    /** The condition; throws {@link IllegalArgumentException} saying what is wrong. */
    static Condition parse(String text, Names names) {
        ConditionParser parser = new ConditionParser(text, names);
        Condition condition = parser.either();
        parser.blank();
        if (parser.at < text.length()) {
            throw new IllegalArgumentException("unexpected: " + text.substring(parser.at));
        }
        return condition;
    }

    private Condition either() {
        deeper();
        List<Condition> any = new ArrayList<>();
        do {
            any.add(all());
        } while (word("or"));
        depth--;
        return any.size() == 1 ? any.get(0) : new Condition.Or(List.copyOf(any));
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deeply");
        }
    }

    private Condition all() {
        List<Condition> all = new ArrayList<>();
        do {
            all.add(one());
        } while (word("and"));
        return all.size() == 1 ? all.get(0) : new Condition.And(List.copyOf(all));
    }

    private Condition one() {
        if (sign("(")) {
            Condition inner = either();
            required(")");
            return inner;
        }
        String name = name();
        return switch (name) {
            case "count" -> count();
            case "known" -> known();
            case "possible" -> possible();
            case "sex" -> sex();
            default -> named(name);
        };
    }

    private Condition count() {
        required("(");
        List<Condition> of = new ArrayList<>();
        do {
            of.add(either());
        } while (sign(","));
        required(")");
        required(">=");
        return new Condition.AtLeast((int) number(), List.copyOf(of));
    }

    private Condition known() {
        required("(");
        String finding = name();
        required(")");
        return new Condition.Known(names.of(finding));
    }

    private Condition possible() {
        deeper();
        required("(");
        if (!(one() instanceof Condition.Compare compare)) {
            throw new IllegalArgumentException("only a comparison may be possible");
        }
        depth--;
        required(")");
        return new Condition.Possible(compare);
    }

    private Condition sex() {
        required("=");
        return switch (name()) {
            case "female" -> new Condition.OfSex(Sex.FEMALE);
            case "male" -> new Condition.OfSex(Sex.MALE);
            default -> throw new IllegalArgumentException("sex is female or male");
        };
    }

    private Condition named(String name) {
        var fact = Fact.of(name);
        if (fact.isPresent()) {
            return new Condition.Compare(fact.get(), operator(), number());
        }
        if (name.indexOf('.') < 0) {
            return new Condition.Present(names.of(name));
        }
        Name question = names.of(name);
        return sign("=") ? chosen(question, name()) : new Condition.Yes(question);
    }

    private Condition chosen(Name question, String option) {
        return new Condition.Chosen(question, option, names.option(question, option));
    }

    private Condition.Operator operator() {
        for (Condition.Operator operator :
                List.of(
                        Condition.Operator.AT_MOST,
                        Condition.Operator.AT_LEAST,
                        Condition.Operator.LESS,
                        Condition.Operator.MORE)) {
            if (sign(operator.sign())) {
                return operator;
            }
        }
        throw new IllegalArgumentException("a comparison was expected at: " + text.substring(at));
    }

    private double number() {
        blank();
        int start = at;
        while (at < text.length()
                && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (start == at) {
            throw new IllegalArgumentException("a number was expected");
        }
        double value = Double.parseDouble(text.substring(start, at));
        char unit = at < text.length() ? text.charAt(at) : ' ';
        double factor =
                switch (unit) {
                    case 'h' -> 1;
                    case 'd' -> 24;
                    case 'w' -> 24 * 7;
                    case 'm' -> 1.0 / 60;
                    default -> 0;
                };
        if (factor == 0) {
            return value;
        }
        at++;
        return value * factor;
    }

    private String name() {
        blank();
        int start = at;
        while (at < text.length() && nameCharacter(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw new IllegalArgumentException("a name was expected at: " + text.substring(at));
        }
        return text.substring(start, at);
    }

    private boolean word(String word) {
        blank();
        int end = at + word.length();
        boolean found =
                text.startsWith(word, at)
                        && (end == text.length() || !nameCharacter(text.charAt(end)));
        if (found) {
            at = end;
        }
        return found;
    }

    private boolean sign(String sign) {
        blank();
        boolean found = text.startsWith(sign, at);
        if (found) {
            at += sign.length();
        }
        return found;
    }

    private void required(String sign) {
        if (!sign(sign)) {
            throw new IllegalArgumentException("'" + sign + "' was expected");
        }
    }

    private void blank() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static boolean nameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    }
}
