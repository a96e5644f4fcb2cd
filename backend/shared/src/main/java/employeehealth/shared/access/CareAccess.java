package employeehealth.shared.access;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Declares that what is about to be read belongs to somebody else, and why. Row-level security
 * shows clinical rows of others only to a transaction with such a declaration, and only those of
 * this one person or thing.
 *
 * @param of id of the person, of the one thing, of the health service, or of the company
 */
public record CareAccess(UUID of, Purpose purpose) {

    /** Why someone reads what is about another. */
    public enum Purpose {
        /** They take care of this person. */
        CARE("care"),
        /** They do not, but have to, and say why. */
        BREAK_GLASS("break-glass"),
        /** They handle what people have written to the desk of their company. No clinical row. */
        DATA_REQUESTS("data-requests"),
        /** Nobody looks: it becomes figures about many people, of one health service. */
        PROTOCOL_SIMULATION("protocol-simulation");

        private final String code;

        Purpose(String code) {
            this.code = code;
        }

        /** As audit records name it. */
        public String code() {
            return code;
        }
    }

    private static final ScopedValue<CareAccess> DECLARED = ScopedValue.newInstance();

    public <T> T get(Supplier<T> work) {
        return ScopedValue.where(DECLARED, this).call(work::get);
    }

    public static Optional<CareAccess> current() {
        return DECLARED.isBound() ? Optional.of(DECLARED.get()) : Optional.empty();
    }
}
