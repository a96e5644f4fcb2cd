package employeehealth.auth.factor;

import employeehealth.auth.assurance.Method;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One kind of second factor. Each call belongs into a transaction of the person's company. */
public interface SecondFactor {

    Method method();

    boolean isSetUp(PersonId person);

    /** What is told of one that is set up. */
    default SetUp told(PersonId person) {
        return new SetUp(null, null, null);
    }

    /** Whether this could be one of its codes; what needs no code, as a passkey, knows none. */
    default boolean reads(String code) {
        return false;
    }

    /** Accepts a code once, ever, in the transaction that acts on it. */
    boolean accepts(PersonId person, String code);

    /** Whether somebody who had it used it, or set it up, after that. */
    default boolean isProvenSince(PersonId person, Instant at) {
        return false;
    }

    /** Takes away whatever of it the person has set up, or begun to. */
    default void removeAll(PersonId person) {}

    /**
     * @param since when it was set up, where that is one moment
     * @param lastUsedAt null if it never was
     * @param left how often it can still be used; null if there is no end to it
     */
    record SetUp(@Nullable Instant since, @Nullable Instant lastUsedAt, @Nullable Integer left) {}
}
