package employeehealth.auth.passkey;

import org.jspecify.annotations.Nullable;

/** What became of checking a passkey that was just made. */
sealed interface Registered {

    record Good(Credential credential, byte[] challenge) implements Registered {}

    /**
     * @param challenge the one of ours that was answered badly, if it was one
     */
    record Refused(byte @Nullable [] challenge) implements Registered {}
}
