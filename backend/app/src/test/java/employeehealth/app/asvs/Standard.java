package employeehealth.app.asvs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The chapters of the standard that concern identity, all of their requirements.
 *
 * @param about whose standard it is, and under which licence its numbers are given on
 * @param titles of chapters and sections, by their numbers
 */
record Standard(
        @JsonProperty("about") String about,
        @JsonProperty("titles") Map<String, String> titles,
        @JsonProperty("requirements") List<Requirement> requirements) {

    static Standard read(Path file) throws IOException {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(Files.readString(file), Standard.class);
    }
}
