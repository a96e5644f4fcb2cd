package employeehealth.profile.questionnaire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question, in the words of a FHIR Questionnaire.item.
 *
 * @param linkId never used for anything else in a later version
 * @param repeats of a choice: whether several options may be chosen
 * @param answerOption of a choice, and of nothing else
 * @param maxLength of a text, and of nothing else
 * @param support whether a yes is somebody in distress
 */
record AskedQuestion(
        String linkId,
        Type type,
        boolean repeats,
        Wording text,
        @Nullable Wording hint,
        List<Option> answerOption,
        @Nullable Integer maxLength,
        boolean support) {

    /** What is answered: yes or no, some of what is offered, or words. */
    enum Type {
        BOOLEAN,
        CHOICE,
        TEXT;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param exclusive says that nothing else is so: chosen alone
     * @param support whether whoever chooses it is in distress
     */
    record Option(String code, Wording display, boolean exclusive, boolean support) {

        /** As it is written down; what is not said is not so. */
        @JsonCreator
        static Option read(
                @JsonProperty("code") String code,
                @JsonProperty("display") Wording display,
                @JsonProperty("exclusive") @Nullable Boolean exclusive,
                @JsonProperty("support") @Nullable Boolean support) {
            return new Option(code, display, isSo(exclusive), isSo(support));
        }
    }

    AskedQuestion {
        var codes = new HashSet<String>();
        if ((type == Type.CHOICE) == answerOption.isEmpty()
                || (type == Type.TEXT) == (maxLength == null)
                || (repeats && type != Type.CHOICE)
                || (support && type != Type.BOOLEAN)
                || !answerOption.stream().allMatch(option -> codes.add(option.code))) {
            throw new IllegalArgumentException(linkId + " does not fit its type");
        }
        answerOption = List.copyOf(answerOption);
    }

    /** As it is written down; what is not said is not so. */
    @JsonCreator
    static AskedQuestion read(
            @JsonProperty("linkId") String linkId,
            @JsonProperty("type") Type type,
            @JsonProperty("repeats") @Nullable Boolean repeats,
            @JsonProperty("text") Wording text,
            @JsonProperty("hint") @Nullable Wording hint,
            @JsonProperty("answerOption") @Nullable List<Option> answerOption,
            @JsonProperty("maxLength") @Nullable Integer maxLength,
            @JsonProperty("support") @Nullable Boolean support) {
        return new AskedQuestion(
                linkId,
                type,
                isSo(repeats),
                text,
                hint,
                answerOption == null ? List.of() : answerOption,
                maxLength,
                isSo(support));
    }

    private static boolean isSo(@Nullable Boolean said) {
        return said != null && said;
    }

    Optional<Option> option(String code) {
        return answerOption.stream().filter(option -> option.code.equals(code)).findFirst();
    }
}
