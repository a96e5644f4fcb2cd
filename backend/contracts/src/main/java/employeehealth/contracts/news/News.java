package employeehealth.contracts.news;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Something that has happened, as one service announces it to the others. A record of ids, codes
 * and times only, never of words or health data: it may pass through a broker in clear, and a test
 * refuses a record that could hold more, but for what is {@link Sealed}. Whoever needs more asks
 * the owner by its contract.
 */
public interface News {

    /**
     * What the order is kept within, usually the id of the thing: of two announcements with the
     * same key, the one that was committed before the other was made is received first.
     */
    String key();

    /** The name of a kind of news, on every record of it. It outlives the name of the class. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Kind {

        /** Service and what happened: {@code triage.assessment-recorded}. */
        String value();

        /** Overtakes what is not urgent; for what somebody is in danger without. */
        boolean urgent() default false;
    }
}
