package employeehealth.shared.jobs;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is kept of a job that was put down.
 *
 * @param company in which it runs
 * @param span in which it was put down, if traces were exported
 */
record Order(@Nullable String company, String trace, @Nullable String span, JsonNode about) {}
