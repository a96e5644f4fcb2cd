package employeehealth.profile.datarequest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How it was made sure that it is them (GDPR, art. 12(6)). Only the kind is kept, never a copy of
 * what was shown: an identity document is more than anybody needs here (EDPB Guidelines 01/2022,
 * 3.3).
 */
enum Proof {
    /** They signed in and proved it again a moment before: nobody else can record this. */
    SIGNED_IN,
    /** They showed an identity document. */
    DOCUMENT_SHOWN,
    /** The officer knows them. */
    KNOWN_IN_PERSON,
    /** They were called at a number, or written to at an address, that was known before. */
    CALLED_BACK,
    /** Their signature was compared with one that was known before. */
    SIGNATURE_COMPARED;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Proof ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
