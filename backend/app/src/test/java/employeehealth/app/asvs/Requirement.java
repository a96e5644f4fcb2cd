package employeehealth.app.asvs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One requirement of the standard, as {@code docs/asvs.json} has it.
 *
 * @param id chapter, section and number: {@code 6.2.1}
 * @param level 1 to 3; whoever claims a level claims those below it
 * @param says what it asks, in our own words
 * @param because what is missing or why nothing is, where no test says all of it
 * @param see where it is written down: a page of {@code docs}, with its heading
 */
record Requirement(String id, int level, String says, State state, String because, List<String> see)
        implements Comparable<Requirement> {

    /** How far a requirement is kept. */
    enum State {
        /** Tests fail if it is not. */
        @JsonProperty("proven")
        PROVEN,
        /** Tests prove some of it, or it is kept in another way than the standard says. */
        @JsonProperty("in part")
        IN_PART,
        /** It asks for a document, and there is one. */
        @JsonProperty("documented")
        DOCUMENTED,
        /** There is nothing here that it could be about. */
        @JsonProperty("not applicable")
        NOT_APPLICABLE,
        /** It is not kept, or nothing proves it. */
        @JsonProperty("not yet")
        NOT_YET;

        /** What is left to be said in words, because no test says all of it. */
        boolean needsAReason() {
            return this != PROVEN && this != DOCUMENTED;
        }

        boolean needsATest() {
            return this == PROVEN || this == IN_PART;
        }

        boolean bearsATest() {
            return needsATest() || this == DOCUMENTED;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    Requirement(
            String id,
            int level,
            String says,
            @Nullable State state,
            @Nullable String because,
            @Nullable List<String> see) {
        this.id = id;
        this.level = level;
        this.says = says;
        this.state = state == null ? State.PROVEN : state;
        this.because = because == null ? "" : because;
        this.see = see == null ? List.of() : List.copyOf(see);
    }

    String chapter() {
        return part(0);
    }

    String section() {
        return chapter() + "." + part(1);
    }

    int number() {
        return Integer.parseInt(part(2));
    }

    private String part(int n) {
        return id.split("\\.", 3)[n];
    }

    @Override
    public int compareTo(Requirement other) {
        return Comparator.comparingInt((Requirement it) -> Integer.parseInt(it.part(0)))
                .thenComparingInt(it -> Integer.parseInt(it.part(1)))
                .thenComparingInt(Requirement::number)
                .compare(this, other);
    }
}
