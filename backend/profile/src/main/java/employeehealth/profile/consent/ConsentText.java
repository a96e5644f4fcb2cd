package employeehealth.profile.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a person is shown before they decide, in one language.
 *
 * @param done what is done
 * @param data with what data
 * @param seenBy who sees it
 * @param kept how long
 * @param refusing what happens to somebody who refuses
 */
public record ConsentText(
        String title, String done, String data, String seenBy, String kept, String refusing) {

    public ConsentText {
        for (var part : List.of(title, done, data, seenBy, kept, refusing)) {
            if (part.isBlank()) {
                throw new IllegalArgumentException("a consent text says everything");
            }
        }
    }

    /** All of it, in the order in which it is shown. */
    String whole() {
        return String.join("\n\n", title, done, data, seenBy, kept, refusing);
    }

    /** SHA-256 of the whole text in UTF-8: anybody can make it from a receipt. */
    String hash() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var bytes = sha.digest(whole().getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
