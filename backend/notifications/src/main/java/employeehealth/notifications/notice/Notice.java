package employeehealth.notifications.notice;

import employeehealth.contracts.care.ConsentPurpose;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    ACCOUNT_RECOVERY,
    ACCOUNT_RECOVERY_ASKED,
    ACCOUNT_RECOVERED,
    PERSON_LEFT,
    OPINION_PREPARED,
    OPINION_RELEASED,
    REMINDER(ConsentPurpose.REMINDERS),
    DOCUMENT_EXPIRES(ConsentPurpose.REMINDERS),
    DATA_REQUEST,
    EMERGENCY_CONTACT;

    private final @Nullable ConsentPurpose purpose;

    Notice() {
        this(null);
    }

    Notice(@Nullable ConsentPurpose purpose) {
        this.purpose = purpose;
    }

    /** To whoever has refused this purpose it is not sent; most are sent whatever is consented. */
    public Optional<ConsentPurpose> purpose() {
        return Optional.ofNullable(purpose);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Notice ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
