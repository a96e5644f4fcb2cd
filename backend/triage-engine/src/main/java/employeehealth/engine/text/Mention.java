package employeehealth.engine.text;

/**
 * One place in the text where a finding is mentioned.
 *
 * @param code of the finding
 * @param start first UTF-16 unit
 * @param end one past the last
 */
public record Mention(String code, Assertion assertion, int start, int end) {}
