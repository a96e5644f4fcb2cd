package employeehealth.profile.consent;

import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.profile.Owner;
import java.time.Instant;
import java.util.UUID;

/**
 * What a person said to a purpose, once. Never changed: to change one's mind is another decision.
 *
 * @param number of the person's decisions about this purpose, from 1
 * @param version of the text that they were shown
 * @param hash of that text, as it read in that language
 */
record Decision(
        UUID id,
        Owner owner,
        ConsentPurpose purpose,
        int number,
        boolean granted,
        int version,
        String language,
        String hash,
        Instant at) {}
