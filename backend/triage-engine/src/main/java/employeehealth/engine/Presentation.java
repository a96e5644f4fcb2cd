package employeehealth.engine;

import java.util.List;

/**
 * A reason to ask for help that somebody can pick from a list.
 *
 * @param id of the protocol
 * @param group body region or kind, for example {@code chest}
 * @param groupLabel the group in the reader's language
 * @param search lay words by which it is found, besides its label
 */
public record Presentation(
        String id, String label, String group, String groupLabel, List<String> search) {}
