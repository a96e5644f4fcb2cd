package employeehealth.shared.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The words of all problems of all services in the jar, English and French. */
public final class ProblemTexts {

    /** Languages that every text exists in; the first is spoken to callers who name none. */
    public static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private final ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();

    public ProblemTexts() {
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        bundles.setBasenames(bundleNames());
    }

    private static String[] bundleNames() {
        try {
            var found =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:problems/*.properties");
            var names = new TreeSet<String>();
            Arrays.stream(found)
                    .map(Resource::getFilename)
                    .map(file ->
                            Objects.requireNonNull(file)
                                    .replaceFirst("(_[a-z]{2})?\\.properties$", ""))
                    .forEach(name -> names.add("problems/" + name));
            return names.toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Title of a problem type; throws {@link NoSuchMessageException} for an unknown one. */
    public String title(String type, Locale locale) {
        return bundles.getMessage(type + ".title", null, locale);
    }

    public String detail(String type, Locale locale) {
        return bundles.getMessage(type + ".detail", null, locale);
    }

    /** What to do about it, as its page says. */
    public String page(String type, Locale locale) {
        return bundles.getMessage(type + ".page", null, locale);
    }

    String fault(FieldFault fault, Locale locale) {
        return Objects.requireNonNull(
                bundles.getMessage(
                        fault.message(), fault.arguments().toArray(), fault.message(), locale));
    }
}
