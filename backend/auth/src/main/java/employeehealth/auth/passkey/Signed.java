package employeehealth.auth.passkey;

import org.jspecify.annotations.Nullable;

/** What became of checking an answer that an authenticator signed. */
sealed interface Signed {

    /** The challenge of ours that was answered, well or badly, if it was one. */
    byte @Nullable [] challenge();

    record Good(Proven proven, byte[] challenge) implements Signed {}

    /** Genuine but for its count, which does not go on from the last: there may be two of it. */
    record Copied(byte[] challenge) implements Signed {}

    record Refused(byte @Nullable [] challenge) implements Signed {}
}
