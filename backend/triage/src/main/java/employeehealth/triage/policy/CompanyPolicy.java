package employeehealth.triage.policy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.engine.Policy;
import employeehealth.triage.protocol.Canonical;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One version of the policy of a company. Never changes: a change is the next version.
 *
 * @param content canonical JSON (RFC 8785) of a {@link PolicyBody}
 * @param hash SHA-256 of the content, as {@code sha256:<hex>}
 * @param policy what the engine reads in it
 */
record CompanyPolicy(
        CompanyId company,
        int version,
        String hash,
        String content,
        PersonId madeBy,
        Instant madeAt,
        Policy policy) {

    /**
     * @throws employeehealth.engine.LibraryFault if the content is no policy
     */
    static CompanyPolicy of(
            CompanyId company, int version, String content, PersonId madeBy, Instant madeAt) {
        return new CompanyPolicy(
                company, version, hash(content), content, madeBy, madeAt, Policy.parse(content));
    }

    private static String hash(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Canonical.bytes(content));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
