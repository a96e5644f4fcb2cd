package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import employeehealth.contracts.PersonId;
import employeehealth.shared.cache.Catalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What may be cached is about nobody: no field of a catalogue, however deep, leads to an id of
 * contracts, to care data, or to something that hides itself when it is printed.
 */
class CataloguesTest {

    static Stream<JavaClass> catalogues() {
        return Ours.classes()
                .filter(type -> type.isAssignableTo(Catalogue.class) && !type.isInterface());
    }

    @Test
    void theCataloguesAreFound() {
        assertThat(catalogues()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void aCatalogueIsARecordAboutNobody(JavaClass catalogue) {
        assertThat(catalogue.isRecord()).isTrue();
        assertThat(whatItMustNotHold(catalogue)).isEmpty();
    }

    @Test
    void oneThatLeadsToAPersonOrHidesSomethingIsFound() {
        record Note(PersonId about) {}
        record Notes(List<Note> items) {}
        record Told(String words) {
            @Override
            public String toString() {
                return "Told[hidden]";
            }
        }
        record Conversation(List<Told> items) {}
        var classes =
                new ClassFileImporter()
                        .importClasses(
                                Note.class,
                                Notes.class,
                                Told.class,
                                Conversation.class,
                                PersonId.class);
        assertThat(whatItMustNotHold(classes.get(Notes.class)))
                .containsExactly(PersonId.class.getName());
        assertThat(whatItMustNotHold(classes.get(Conversation.class)))
                .containsExactly(Told.class.getName());
    }

    private static Set<String> whatItMustNotHold(JavaClass catalogue) {
        var found = new HashSet<String>();
        follow(catalogue, new HashSet<>(), found);
        return found;
    }

    private static void follow(JavaClass type, Set<String> seen, Set<String> found) {
        if (!type.getPackageName().startsWith("employeehealth.") || !seen.add(type.getName())) {
            return;
        }
        if (isForbidden(type)) {
            found.add(type.getName());
            return;
        }
        type.getFields().stream()
                .filter(field ->
                        !field.getModifiers()
                                .contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
                .forEach(part -> follow(part, seen, found));
    }

    private static boolean isForbidden(JavaClass type) {
        return type.getPackageName().startsWith("employeehealth.contracts")
                || type.isRecord() && !RecordsHideTest.printsItsComponents(type);
    }
}
