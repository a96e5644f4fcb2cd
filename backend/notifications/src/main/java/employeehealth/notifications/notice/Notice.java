package employeehealth.notifications.notice;

import java.util.Locale;

/** What people are told. None of it says anything about anybody's health. */
public enum Notice {
    SIGN_IN_LOCKED,
    NEW_DEVICE,
    FILE_OPENED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Notice ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
