package employeehealth.notifications.notice;

import java.util.Locale;

/** What people are told. None of it says anything about anybody's health. */
public enum Notice {
    SIGN_IN_LOCKED,
    NEW_DEVICE,
    SESSION_STOLEN,
    FEDERATION_LINKED,
    FEDERATION_UNLINKED,
    PASSKEY_ADDED,
    PASSKEY_RENAMED,
    PASSKEY_REMOVED,
    PASSKEY_COPIED,
    FILE_OPENED,
    RIGHTS_CHANGED,
    RECOVERY_CODE_USED,
    FACTORS_CHANGED,
    PASSWORD_CHANGED,
    PERSONAL_ADDRESS_ADDED,
    PERSONAL_ADDRESS_REMOVED,
    SIGN_IN_ADDRESS_CHANGED,
    PASSWORD_RESET,
    INVITATION,
    REGISTRATION,
    ALREADY_REGISTERED,
    PERSONAL_ADDRESS,
    SIGN_IN_CODE,
    FIRST_PASSWORD,
    PERSON_LEFT,
    OPINION_PREPARED,
    OPINION_RELEASED,
    REMINDER,
    DOCUMENT_EXPIRES,
    DATA_REQUEST,
    EMERGENCY_CONTACT;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Notice ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
