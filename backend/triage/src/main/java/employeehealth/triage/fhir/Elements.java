package employeehealth.triage.fhir;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Elements that resources have in common. What is empty is left out, as FHIR demands. */
final class Elements {

    static final String UCUM = "http://unitsofmeasure.org";

    private static final String EXTENSIONS = "http://hl7.org/fhir/StructureDefinition/";

    private Elements() {}

    /** An object of these names and values, by turns. */
    static Map<String, Object> object(@Nullable Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null && !isEmpty(value)) {
                object.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return object;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> list && list.isEmpty()
                || value instanceof String text && text.isBlank();
    }

    static Map<String, Object> coding(String system, String code, String display) {
        return object("system", system, "code", code, "display", display);
    }

    static Map<String, Object> reference(String type, Object id) {
        return object("reference", type + "/" + id);
    }

    static Map<String, Object> extension(String name, String type, @Nullable Object value) {
        return value == null ? Map.of() : object("url", EXTENSIONS + name, "value" + type, value);
    }

    /** Stands beside a text in English, under its name with a low line before it. */
    static Map<String, Object> inFrench(String text) {
        return object(
                "extension",
                List.of(
                        object(
                                "url",
                                EXTENSIONS + "translation",
                                "extension",
                                List.of(
                                        object("url", "lang", "valueCode", "fr"),
                                        object("url", "content", "valueString", text)))));
    }
}
