package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import employeehealth.contracts.news.News;
import employeehealth.contracts.news.Sealed;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * News may pass through a broker in clear, so they are ids, codes, counts and times, or what only a
 * person's key opens.
 */
class NewsTest {

    private static Stream<? extends Class<?>> all() {
        return Ours.classes()
                .filter(type -> type.isAssignableTo(News.class) && !type.isInterface())
                .map(JavaClass::reflect);
    }

    @Test
    void theNewsAreFound() {
        assertThat(all()).hasSizeGreaterThan(3).allMatch(Class::isRecord);
    }

    @Test
    void theyHoldNothingThatCouldBeWords() {
        assertThat(all().flatMap(type -> Arrays.stream(type.getRecordComponents())))
                .allMatch(NewsTest::isHarmless);
    }

    @Test
    void eachKindHasANameOfItsOwnThatBeginsWithItsPackage() {
        assertThat(all().map(type -> type.getAnnotation(News.Kind.class).value()))
                .doesNotHaveDuplicates();
        assertThat(all())
                .allMatch(type ->
                        type.getAnnotation(News.Kind.class)
                                .value()
                                .startsWith(
                                        type.getPackageName()
                                                        .substring(
                                                                type.getPackageName()
                                                                                .lastIndexOf('.')
                                                                        + 1)
                                                + "."));
    }

    private static boolean isHarmless(RecordComponent component) {
        var type = component.getType();
        return type.isEnum()
                || type == int.class
                || type == boolean.class
                || type == Instant.class
                || type == UUID.class
                || type == Sealed.class
                || isId(type);
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class;
    }
}
