package employeehealth.engine;

import java.util.Optional;

/** The languages in which every text of the library exists. */
public enum Language {
    FR("fr"),
    EN("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** ISO 639-1 code, as used in the protocol files. */
    public String code() {
        return code;
    }

    /** The language of this ISO 639-1 code, if we speak it. */
    public static Optional<Language> of(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
