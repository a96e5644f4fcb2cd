package employeehealth.triage.protocol;

import employeehealth.engine.Engine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A library to check symptoms with where there is no network.
 *
 * @param hash over all files, see {@link ProtocolLibrary}
 * @param expiresAt after that it is told that it is old; emergency numbers are shown all the same
 * @param signature JWS over the canonical JSON of hash, engineVersion, issuedAt and expiresAt
 */
record SignedBundle(
        String hash,
        String engineVersion,
        Instant issuedAt,
        Instant expiresAt,
        SortedMap<String, String> files,
        String signature) {

    static final String TYPE = "bundle+jws";

    /** A month without network is longer than anybody's journey, and shorter than a guideline's. */
    private static final Duration LIFE = Duration.ofDays(30);

    private static final JsonMapper JSON = new JsonMapper();

    /** The same bytes for a whole day: caches keep them, and nobody is told when others asked. */
    static SignedBundle of(ProtocolLibrary library, ProtocolKey key, Instant now) {
        var issuedAt = now.truncatedTo(ChronoUnit.DAYS);
        var expiresAt = issuedAt.plus(LIFE);
        return new SignedBundle(
                library.hash(),
                Engine.VERSION,
                issuedAt,
                expiresAt,
                library.files(),
                key.sign(
                        TYPE,
                        Map.of(),
                        signed(library.hash(), Engine.VERSION, issuedAt, expiresAt)));
    }

    static byte[] signed(String hash, String engine, Instant issuedAt, Instant expiresAt) {
        return Canonical.bytes(
                Canonical.text(
                        JSON.valueToTree(
                                Map.of(
                                        "hash",
                                        hash,
                                        "engineVersion",
                                        engine,
                                        "issuedAt",
                                        issuedAt.toString(),
                                        "expiresAt",
                                        expiresAt.toString()))));
    }
}
