package employeehealth.contracts.care;

/** How a person stands to a purpose now. */
public record Consent(ConsentPurpose purpose, ConsentState state) {

    public boolean isGiven() {
        return state == ConsentState.GRANTED;
    }
}
