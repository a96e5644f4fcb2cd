package employeehealth.engine.text;

import employeehealth.engine.text.Pattern.Atom;
import employeehealth.engine.text.Pattern.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What somebody else calls a finding, word for word as their terminology has it, in plain words
 * without the notation of patterns.
 */
record Expression(String file, String language, String text) {

    private static final String BETWEEN_WORDS = " '’-";

    /**
     * Its words in this order; fillers among them do not count, neither here nor in a text.
     *
     * @throws IllegalArgumentException when something else than words stands in it
     */
    List<Element> elements(Vocabulary vocabulary, Set<String> fillers) {
        List<Element> elements = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || BETWEEN_WORDS.indexOf(text.charAt(i)) >= 0) {
                String word = Folding.word(text.substring(start, i));
                if (!word.isEmpty() && !fillers.contains(word)) {
                    Atom atom = new Atom.Word(vocabulary.quoted(word), language);
                    elements.add(new Element(List.of(atom), 0, false));
                }
                start = i + 1;
            } else if (Folding.fold(text.charAt(i)) == null) {
                throw new IllegalArgumentException("an expression holds plain words only");
            }
        }
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("an expression says something");
        }
        return elements;
    }
}
