package employeehealth.shared.seal;

import java.security.GeneralSecurityException;

/**
 * Whoever wraps the persons' keys: a file, Vault, or a token behind PKCS#11. It has versions; the
 * newest wraps, and every one that was not retired unwraps.
 *
 * <p>A service that cannot be asked is {@link KeysUnavailable}, within a few seconds at most.
 */
interface KeyEncryption {

    /** Makes the first version where there is none. */
    void makeIfMissing();

    /** Name of the version that wraps now. */
    String current();

    /**
     * @param bound authenticated with the key: it unwraps with the same only
     */
    WrappedKey wrap(byte[] key, byte[] bound);

    /**
     * @throws GeneralSecurityException if it was changed, is bound to something else, or its
     *     version was retired
     */
    byte[] unwrap(WrappedKey wrapped, byte[] bound) throws GeneralSecurityException;

    /** Makes a new version, which wraps from now on, in every process. */
    void rotate();

    /** Gives up every version but the current one, for good. */
    void retire();
}
