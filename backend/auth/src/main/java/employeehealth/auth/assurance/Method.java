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
    /** A code by mail, where the company allows it. */
    EMAIL_CODE(Kind.ONE, "otp"),
    /** With user verification, which makes it two factors in one that no false page can ask for. */
    PASSKEY(Kind.TWO_PHISHING_RESISTANT, "pop", "user"),
    /** What an identity provider of the company says: it has seen one factor, or we believe one. */
    FEDERATED(Kind.ONE, "fed"),
    FEDERATED_TWO_FACTORS(Kind.TWO, "fed"),
    FEDERATED_PHISHING_RESISTANT(Kind.TWO_PHISHING_RESISTANT, "fed"),
    /** The identity that French law has health professionals use (PGSSI-S). */
    PRO_SANTE_CONNECT(Kind.TWO_BY_LAW, "fed");

    private enum Kind {
        ONE,
        TWO,
        TWO_BY_LAW,
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
        return kind != Kind.ONE;
    }

    /** Enough for whatever a health professional may do, without resisting every false page. */
    boolean isByLaw() {
        return kind == Kind.TWO_BY_LAW;
    }

    /** Whether it is the word of the company, whose administrators run that provider. */
    boolean isTheCompanysWord() {
        return switch (this) {
            case FEDERATED, FEDERATED_TWO_FACTORS, FEDERATED_PHISHING_RESISTANT -> true;
            case PASSWORD, TOTP, RECOVERY_CODE, EMAIL_CODE, PASSKEY, PRO_SANTE_CONNECT -> false;
        };
    }

    public boolean isFederated() {
        return isTheCompanysWord() || this == PRO_SANTE_CONNECT;
    }

    public boolean resistsPhishing() {
        return kind == Kind.TWO_PHISHING_RESISTANT;
    }

    /** None for one that a newer version knows and this one does not. */
    static Optional<Method> ofCode(String code) {
        return Arrays.stream(values()).filter(method -> method.code().equals(code)).findFirst();
    }
}
