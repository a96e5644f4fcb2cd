package employeehealth.profile.rights;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is done with data about people, and why: {@code rights/activities.json}. */
@Component
class Activities {

    private static final String FILE = "/rights/activities.json";

    private final List<Activity> all;

    Activities(JsonMapper json) {
        try (var file = Activities.class.getResourceAsStream(FILE)) {
            this.all =
                    List.copyOf(json.readValue(Objects.requireNonNull(file), Shipped.class).items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Shipped(List<Activity> items) {}

    /** Whose data processing it is: the employer's, or that of the health service. */
    enum Controller {
        HEALTH_SERVICE,
        COMPANY;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param stores in which it keeps data, each of one activity alone
     * @param words by language
     */
    record Activity(
            String code,
            Controller controller,
            String article,
            List<String> stores,
            Map<String, Words> words) {

        Words in(String language) {
            return Objects.requireNonNull(words.get(language));
        }
    }

    /** What the law wants a register to say of it (GDPR, art. 30(1)). */
    record Words(
            String title,
            String purpose,
            String people,
            String data,
            String recipients,
            String basis,
            String security,
            String transfers) {}

    List<Activity> all() {
        return all;
    }
}
