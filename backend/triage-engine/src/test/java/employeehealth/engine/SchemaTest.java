package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The schema that editors use and the engine's own reader agree. */
class SchemaTest {

    @Test
    void everyProtocolFitsTheSchema() throws IOException {
        JsonSchema schema = schema();
        for (Map.Entry<String, String> file : protocols()) {
            assertThat(schema.validate(file.getValue(), InputFormat.JSON))
                    .as(file.getKey())
                    .isEmpty();
        }
    }

    @Test
    void theSchemaRefusesWhatTheReaderRefuses() throws IOException {
        JsonSchema schema = schema();
        String sound = ProtocolFiles.text("cold.json");
        for (String broken :
                List.of(
                        sound.replace("\"version\"", "\"verson\""),
                        sound.replace("\"use\": \"gate\"", "\"use\": \"maybe\""),
                        sound.replace("\"ownWording\": true", "\"ownWording\": false"),
                        sound.replaceFirst("\"urgency\": \"[a-z_]+\"", "\"urgency\": \"soon\""))) {
            assertThat(broken).isNotEqualTo(sound);
            assertThat(schema.validate(broken, InputFormat.JSON)).isNotEmpty();
        }
    }

    private static List<Map.Entry<String, String>> protocols() {
        List<Map.Entry<String, String>> protocols =
                ProtocolFiles.texts().entrySet().stream()
                        .filter(file -> file.getValue().contains("\"kind\": \"protocol\""))
                        .toList();
        assertThat(protocols).hasSizeGreaterThan(12);
        return protocols;
    }

    private static JsonSchema schema() throws IOException {
        String text = Files.readString(ProtocolFiles.FOLDER.resolve("schema/protocol.schema.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }
}
