/**
 * The triage rules themselves: from words, answers and measurements to a recommendation that
 * explains itself. Deterministic, without clock, input, output or dependency, so that the same
 * classes run on the server and, compiled to JavaScript, offline in the browser.
 */
@NullMarked
package employeehealth.engine;

import org.jspecify.annotations.NullMarked;
