package employeehealth.profile.ips;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Elements that resources have in common. What is empty is left out, as FHIR demands. */
final class Elements {

    static final String SNOMED = "http://snomed.info/sct";
    static final String LOINC = "http://loinc.org";
    static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

    private static final String ABSENT =
            "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

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
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof String text && text.isBlank();
    }

    static Map<String, Object> coded(String system, String code, @Nullable String text) {
        return object("coding", List.of(object("system", system, "code", code)), "text", text);
    }

    /** A code that somebody gave, where its system is one that FHIR can name. */
    static Map<String, Object> concept(
            @Nullable String system, @Nullable String code, String text) {
        return system != null && code != null && system.matches("(https?://|urn:)\\S+")
                ? coded(system, code, text)
                : object("text", text);
    }

    /** Stands beside an element that has to be there, under its name with a low line before it. */
    static Map<String, Object> absent(String reason) {
        return object("extension", List.of(object("url", ABSENT, "valueCode", reason)));
    }

    /** Escaped, so that nobody's words are anything else. */
    static Map<String, Object> narrative(String language, List<String> lines) {
        var html = new StringBuilder("<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"");
        html.append(language).append("\" xml:lang=\"").append(language).append("\"><ul>");
        for (var line : lines) {
            html.append("<li>").append(escaped(line)).append("</li>");
        }
        return object("status", "generated", "div", html.append("</ul></div>").toString());
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        default -> out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }
}
