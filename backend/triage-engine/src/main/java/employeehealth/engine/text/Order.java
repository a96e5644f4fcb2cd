package employeehealth.engine.text;

import employeehealth.engine.text.Pattern.Atom;
import employeehealth.engine.text.Pattern.Element;
import java.util.List;

/** An order of the symbols in which each comes after those that its patterns name. */
final class Order {

    private static final int OPEN = 1;
    private static final int DONE = 2;

    private final List<List<Pattern>> patterns;
    private final List<String> names;
    private final List<String> faults;
    private final int[] state;
    private final int[] order;
    private int count;

    Order(List<List<Pattern>> patterns, List<String> names, List<String> faults) {
        this.patterns = patterns;
        this.names = names;
        this.faults = faults;
        this.state = new int[patterns.size()];
        this.order = new int[patterns.size()];
    }

    /** The order, this symbol as early as can be; circles are added to the faults. */
    int[] from(int first) {
        if (first >= 0) {
            visit(first);
        }
        for (int symbol = 0; symbol < state.length; symbol++) {
            visit(symbol);
        }
        return order;
    }

    private void visit(int symbol) {
        if (state[symbol] == DONE) {
            return;
        }
        if (state[symbol] == OPEN) {
            faults.add("lexicon: " + names.get(symbol) + " is defined by itself");
            return;
        }
        state[symbol] = OPEN;
        for (Pattern pattern : patterns.get(symbol)) {
            for (Element element : pattern.elements()) {
                for (Atom atom : element.atoms()) {
                    if (atom instanceof Atom.Symbol(int other)) {
                        visit(other);
                    }
                }
            }
        }
        state[symbol] = DONE;
        order[count++] = symbol;
    }
}
