package employeehealth.engine.json;

/** The text is no JSON, or not the JSON that was expected; says where. */
public final class JsonFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JsonFault(String message) {
        super(message);
    }
}
