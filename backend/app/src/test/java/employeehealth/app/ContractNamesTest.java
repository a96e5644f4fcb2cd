package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What stands in an address of a contract has its name in the contract. Without one Spring asks how
 * whoever implements it calls the parameter, which only a call between processes would find out.
 */
class ContractNamesTest {

    @Test
    void whatStandsInAnAddressIsNamed() {
        var names = parameters().flatMap(ContractNamesTest::nameOf).toList();
        assertThat(names).hasSizeGreaterThan(20).noneMatch(String::isEmpty);
    }

    private static Stream<Parameter> parameters() {
        return Ours.CLASSES.stream()
                .filter(one -> one.getPackageName().startsWith("employeehealth.contracts"))
                .filter(one -> one.isInterface())
                .flatMap(one -> Arrays.stream(one.reflect().getDeclaredMethods()))
                .flatMap(method -> Arrays.stream(method.getParameters()));
    }

    /** None of what stands in no address. */
    private static Stream<String> nameOf(Parameter parameter) {
        var path = parameter.getAnnotation(PathVariable.class);
        var query = parameter.getAnnotation(RequestParam.class);
        return Stream.concat(
                path == null ? Stream.of() : Stream.of(path.value() + path.name()),
                query == null ? Stream.of() : Stream.of(query.value() + query.name()));
    }
}
