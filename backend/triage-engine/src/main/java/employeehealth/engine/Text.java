package employeehealth.engine;

/** The same sentence in every language. */
record Text(String fr, String en) {

    String in(Language language) {
        return switch (language) {
            case FR -> fr;
            case EN -> en;
        };
    }
}
