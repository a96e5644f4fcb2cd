package employeehealth.engine.text;

import java.util.List;

/**
 * What a text says.
 *
 * @param mentions in the order of the text
 * @param words how many words it has
 */
public record Reading(List<Mention> mentions, Measures measures, int words) {

    static final Reading OF_NOTHING = new Reading(List.of(), Measures.NONE, 0);

    @Override
    public String toString() {
        return "Reading[hidden]";
    }
}
