package employeehealth.engine.text;

import java.util.ArrayList;
import java.util.List;

/** The words and numbers of a text, each with its place and the strongest break before it. */
final class Tokens {

    /** How strongly the punctuation before a token separates it from the one before. */
    static final int NONE = 0;

    static final int SLASH = 1;
    static final int COLON = 2;
    static final int COMMA = 3;
    static final int SENTENCE = 4;

    /** The end of a sentence that asks. */
    static final int QUESTION = 5;

    /** One word or number. */
    record Token(String form, int start, int end, int before, double number) {

        boolean isNumber() {
            return !Double.isNaN(number);
        }
    }

    private final List<Token> list = new ArrayList<>();

    void add(String form, int start, int end, int before) {
        list.add(new Token(form, start, end, before, Double.NaN));
    }

    void addNumber(String form, int start, int end, int before, double value) {
        list.add(new Token(form, start, end, before, value));
    }

    void add(Token token) {
        list.add(token);
    }

    int size() {
        return list.size();
    }

    Token get(int i) {
        return list.get(i);
    }

    String form(int i) {
        return list.get(i).form();
    }
}
