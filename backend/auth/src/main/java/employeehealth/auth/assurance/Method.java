package employeehealth.auth.assurance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way to prove who one is. */
public enum Method {
    PASSWORD(Kind.ONE, "pwd"),
    TOTP(Kind.ONE, "otp"),
    RECOVERY_CODE(Kind.ONE, "recovery"),
    /** With user verification, which makes it two factors in one that no false page can ask for. */
    PASSKEY(Kind.TWO_PHISHING_RESISTANT, "pop", "user");

    private enum Kind {
        ONE,
        TWO_PHISHING_RESISTANT
    }

    private final Kind kind;
    private final List<String> amr;

    Method(Kind kind, String... amr) {
        this.kind = kind;
        this.amr = List.of(amr);
    }

    /** As our own interface and tables name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the claim {@code amr} names it: RFC 8176, and a word of ours for what it has none for. */
    List<String> amr() {
        return amr;
    }

    boolean isTwoFactors() {
        return kind == Kind.TWO_PHISHING_RESISTANT;
    }

    public boolean resistsPhishing() {
        return kind == Kind.TWO_PHISHING_RESISTANT;
    }

    /** None for one that a newer version knows and this one does not. */
    static Optional<Method> ofCode(String code) {
        return Arrays.stream(values()).filter(method -> method.code().equals(code)).findFirst();
    }
}
