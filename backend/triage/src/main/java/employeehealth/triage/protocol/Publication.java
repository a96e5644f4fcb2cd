package employeehealth.triage.protocol;

import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From a moment on a health service uses a library.
 *
 * @param library hash of what is in force from then on
 * @param before hash of what was until then
 * @param protocol which one of it changed
 * @param rollsBack the publication that this one takes back
 */
public record Publication(
        UUID id,
        HealthServiceId healthService,
        String library,
        String before,
        String protocol,
        String version,
        @Nullable UUID rollsBack,
        PersonId person,
        Instant effectiveAt,
        Instant madeAt) {

    static final String TYPE = "publication+jws";

    /** What the installation signs, and what the audit log has a fingerprint of. */
    public byte[] signed() {
        return String.join(
                        "|",
                        id.toString(),
                        healthService.toString(),
                        library,
                        before,
                        protocol,
                        version,
                        Objects.toString(rollsBack, ""),
                        person.toString(),
                        effectiveAt.toString(),
                        madeAt.toString())
                .getBytes(StandardCharsets.UTF_8);
    }
}
