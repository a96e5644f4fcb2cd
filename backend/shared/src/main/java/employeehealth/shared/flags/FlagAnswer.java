package employeehealth.shared.flags;

import org.jspecify.annotations.Nullable;

/**
 * The value of a flag, and why.
 *
 * @param fromProvider false if it is the safe default
 * @param reason OpenFeature's word, such as {@code STATIC} or {@code TARGETING_MATCH}
 * @param error OpenFeature's code of what went wrong, if something did
 */
public record FlagAnswer(boolean on, boolean fromProvider, String reason, @Nullable String error) {}
