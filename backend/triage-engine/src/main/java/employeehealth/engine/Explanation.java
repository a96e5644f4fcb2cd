package employeehealth.engine;

import java.util.List;

/**
 * Why the recommendation is what it is: one per rule that decided.
 *
 * @param rule its id, {@code protocol/rule}
 * @param text in the language of the input
 * @param causes codes of the findings and ids of the questions that made it true
 */
public record Explanation(String rule, String text, List<String> causes) {}
