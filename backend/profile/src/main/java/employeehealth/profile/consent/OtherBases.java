package employeehealth.profile.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is done with a person's data without their consent, and what allows it. */
@Component
class OtherBases {

    private final Map<String, List<OtherBasis>> byLanguage;

    OtherBases(JsonMapper json) {
        this.byLanguage = Map.of("fr", read(json, "fr"), "en", read(json, "en"));
    }

    /**
     * @param article of the law that it rests on
     * @param objecting what a person can do about it, since they cannot refuse it here
     */
    record OtherBasis(
            String id, String title, String article, String explanation, String objecting) {}

    private record Shipped(List<OtherBasis> items) {}

    List<OtherBasis> in(String language) {
        return Objects.requireNonNull(byLanguage.get(language));
    }

    private static List<OtherBasis> read(JsonMapper json, String language) {
        var name = "/consents/other-bases." + language + ".json";
        try (var file = OtherBases.class.getResourceAsStream(name)) {
            return List.copyOf(
                    json.readValue(Objects.requireNonNull(file, name), Shipped.class).items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
