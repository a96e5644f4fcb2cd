package employeehealth.auth.signing;

import employeehealth.shared.access.Acr;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How surely it is the person, as a token says.
 *
 * @param amr by which methods (RFC 8176); empty where that is not said
 * @param at when they proved it
 * @param until no token may say so for longer; none: as long as any token lives
 */
public record Proof(Acr acr, Set<String> amr, Instant at, @Nullable Instant until) {}
