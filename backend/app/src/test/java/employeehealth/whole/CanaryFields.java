package employeehealth.whole;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import employeehealth.shared.web.CleanText;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every field in which the services with health data take words: each is marked as clean text. They
 * are found, not listed, so that nobody forgets to tell a canary in a new one.
 */
final class CanaryFields {

    /** Begins of names of fields that say nothing of anybody's health. */
    private static final List<String> OF_NOBODY =
            List.of(
                    "ExpectedRow.", // sentences by which authors try a protocol
                    "PolicyBody.", // what a company says to all of its own
                    // A number or an address: mail is sent to it, and the mailbox of a demo
                    // shows whom it went to.
                    "ContactController.WantedChannel.");

    private CanaryFields() {}

    static Set<String> all() {
        var fields = new TreeSet<String>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("employeehealth.profile", "employeehealth.triage")
                        .stream()
                        .filter(JavaClass::isRecord)
                        .flatMap(CanaryFields::ofRecord)
                        .forEach(fields::add);
        fields.removeIf(field -> OF_NOBODY.stream().anyMatch(field::startsWith));
        return fields;
    }

    private static Stream<String> ofRecord(JavaClass type) {
        var name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
        return Arrays.stream(type.reflect().getRecordComponents())
                .filter(component -> takesWords(component.getAnnotatedType()))
                .map(component -> name + "." + component.getName());
    }

    /** Itself, or what it is a list, set or map of. */
    private static boolean takesWords(AnnotatedType type) {
        return type.isAnnotationPresent(CleanText.class)
                || (type instanceof AnnotatedParameterizedType many
                        && Arrays.stream(many.getAnnotatedActualTypeArguments())
                                .anyMatch(CanaryFields::takesWords));
    }
}
