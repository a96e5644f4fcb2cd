package employeehealth.auth.session;

import java.util.Locale;

/** Why a session is over. */
public enum End {
    SIGNED_OUT("signed-out"),
    /** Two held its refresh token. */
    REUSED("revoked-after-reuse"),
    /** Its owner ended it from another device. */
    REVOKED("revoked"),
    PASSWORD_CHANGED("revoked-after-password-change"),
    PASSWORD_RESET("revoked-after-password-reset"),
    /** Their second factors were lost, and are removed. */
    RECOVERED("revoked-after-recovery"),
    /** It may have been opened on the device whose passkey its owner has removed. */
    PASSKEY_REMOVED("revoked-after-passkey-removal"),
    /** Their role must have proven more by now, or more lately, than they did when it began. */
    BELOW_POLICY("ended-below-policy"),
    /** The identity provider that vouched for them says that they signed out there. */
    SIGNED_OUT_THERE("ended-by-provider"),
    /** They are not who that provider says any more, or the company does not ask it any more. */
    UNLINKED("revoked-after-unlinking"),
    /** They do not belong to the company any more. */
    LEFT("revoked-after-leaving");

    private final String participle;

    End(String participle) {
        this.participle = participle;
    }

    /** As its row names it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As the audit names it. */
    String action() {
        return "auth.session." + participle;
    }
}
