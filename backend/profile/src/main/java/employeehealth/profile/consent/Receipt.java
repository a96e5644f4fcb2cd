package employeehealth.profile.consent;

import employeehealth.contracts.care.ConsentPurpose;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proof of a decision, for the person to keep. The hash is the SHA-256 of {@code text} in UTF-8.
 *
 * @param controller the health service, which does what was consented to; never the employer
 * @param text all that was shown; none where this version of the platform does not have it
 */
record Receipt(
        UUID id,
        ConsentPurpose purpose,
        boolean granted,
        Instant at,
        UUID person,
        UUID controller,
        int textVersion,
        String language,
        @Nullable String text,
        String hash) {

    static Receipt of(Decision decision, Optional<ConsentText> text) {
        return new Receipt(
                decision.id(),
                decision.purpose(),
                decision.granted(),
                decision.at(),
                decision.owner().person().value(),
                decision.owner().healthService().value(),
                decision.version(),
                decision.language(),
                text.map(ConsentText::whole).orElse(null),
                decision.hash());
    }
}
