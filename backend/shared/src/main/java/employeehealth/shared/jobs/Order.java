package employeehealth.shared.jobs;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is kept of a job that was put down.
 *
 * @param company in which it runs
 */
record Order(@Nullable String company, String trace, JsonNode about) {}
