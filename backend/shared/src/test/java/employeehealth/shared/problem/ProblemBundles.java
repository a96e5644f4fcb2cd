package employeehealth.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of problem texts that a module can see, for its test that both languages are there. */
public final class ProblemBundles {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+[^}]*}");
    private static final String FOLDER = "problems/";

    private ProblemBundles() {}

    /** Fails with everything that one language has and another lacks. */
    public static void sayTheSameInEveryLanguage() {
        var english = texts("");
        var french = texts("_fr");
        assertThat(english).isNotEmpty();
        assertThat(french.keySet()).containsExactlyElementsOf(english.keySet());
        english.forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            var translated = Objects.requireNonNull(french.get(key));
            assertThat(translated).as("French of " + key).isNotBlank();
            assertThat(placeholders(translated))
                    .as("placeholders of " + key)
                    .isEqualTo(placeholders(text));
        });
    }

    /** Fails if a text with a placeholder has a straight apostrophe, which would hide it. */
    public static void doNotSwallowTheirPlaceholders() {
        for (var language : List.of("", "_fr")) {
            texts(language)
                    .forEach((key, text) -> {
                        if (!placeholders(text).isEmpty()) {
                            assertThat(text).as(key).doesNotContain("'");
                        }
                    });
        }
    }

    /** All texts of a language, by {@code file:key}. */
    private static Map<String, String> texts(String language) {
        try {
            var all = new TreeMap<String, String>();
            for (var file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + FOLDER + "*.properties")) {
                var url = file.getURL().toString();
                var name = url.substring(url.lastIndexOf(FOLDER)).replace(".properties", "");
                var french = name.endsWith("_fr");
                if (french == language.equals("_fr")) {
                    var texts = new Properties();
                    texts.load(new StringReader(file.getContentAsString(StandardCharsets.UTF_8)));
                    texts.forEach((key, text) ->
                            all.put(name.replace("_fr", "") + ":" + key, text.toString()));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).sorted().toList();
    }
}
