package employeehealth.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question in one language.
 *
 * @param options of a {@link Kind#CHOICE}, else empty
 * @param redFlag whether a positive answer means danger
 * @param unit of a {@link Kind#NUMBER}, for example {@code °C}
 * @param sign what a positive answer states, for example "Somebody is choking.", so that the
 *     question can be shown as a box to tick; null when the question is not one of danger
 */
public record Question(
        String id,
        String text,
        Kind kind,
        List<Option> options,
        boolean redFlag,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable String unit,
        @Nullable String sign) {

    /** What an answer looks like. */
    public enum Kind {
        BOOLEAN("boolean"),
        CHOICE("choice"),
        NUMBER("number"),
        SCALE("scale");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Name in the public contract and in the protocol files. */
        public String code() {
            return code;
        }
    }

    /** One possible answer of a choice. */
    public record Option(String code, String label) {}
}
