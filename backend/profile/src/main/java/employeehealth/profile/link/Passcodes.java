package employeehealth.profile.link;

import employeehealth.shared.seal.PlatformSecrets;
import java.security.MessageDigest;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keyed hashes of passcodes, of one link each. Without the platform's secret nobody can try values
 * at a copy of the database; with the link nobody can try more than ten.
 */
@Component
class Passcodes {

    private final PlatformSecrets secrets;

    Passcodes(PlatformSecrets secrets) {
        this.secrets = secrets;
    }

    byte[] key(UUID link, String passcode) {
        return secrets.mac("health-link-passcode", link + "|" + passcode);
    }

    boolean isRight(UUID link, String passcode, byte[] key) {
        return MessageDigest.isEqual(key(link, passcode), key);
    }
}
