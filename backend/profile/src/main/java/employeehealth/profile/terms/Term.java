package employeehealth.profile.terms;

import employeehealth.profile.Section;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an entry can be.
 *
 * @param system canonical URI of its code system
 * @param display by language
 * @param words synonyms and what people call it, by language
 * @param unit of a measurement, as UCUM writes it
 * @param low least value of a measurement that can be, in that unit
 * @param high greatest
 */
public record Term(
        Section list,
        String system,
        String code,
        Map<String, String> display,
        Map<String, List<String>> words,
        @Nullable String unit,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    /** In English where the language is not spoken here. */
    public String display(String language) {
        var spoken = display.get(language);
        return spoken != null ? spoken : display.getOrDefault("en", code);
    }
}
