package employeehealth.contracts.auth;

import java.util.Locale;

/** What a mailed link, or a mailed code, is for. */
public enum LinkPurpose {
    /** Choose another password. */
    PASSWORD_RESET,
    /** Register, because a company or its health service asked. */
    INVITATION,
    /** Confirm the address of a registration. */
    REGISTRATION,
    /** No link that opens anything: this address has an account, and somebody tried to register. */
    ALREADY_REGISTERED,
    /** Confirm an address that a person wants to sign in with, beside the one they have. */
    PERSONAL_ADDRESS,
    /** No link that opens anything: a personal address was taken off an account, and is told so. */
    PERSONAL_ADDRESS_REMOVED,
    /** The same: the company's directory gave an account another address to sign in with. */
    SIGN_IN_ADDRESS_CHANGED,
    /** Choose a first password: the company's directory has made the account. */
    FIRST_PASSWORD,
    /** Come back into an account whose second factors are lost, with its password. */
    ACCOUNT_RECOVERY,
    /** No link that opens anything: that one was mailed, to another address of the same person. */
    ACCOUNT_RECOVERY_ASKED,
    /** The same: the second factors of an account were removed by one. */
    ACCOUNT_RECOVERED,

    /** No link: a code with which a sign-in that was begun is ended, instead of a second factor. */
    SIGN_IN_CODE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static LinkPurpose ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
