package employeehealth.auth.factor;

import employeehealth.auth.assurance.Method;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The second factors that this platform knows. */
@Component
public class Factors {

    private final ObjectProvider<SecondFactor> kinds;

    Factors(ObjectProvider<SecondFactor> kinds) {
        this.kinds = kinds;
    }

    /** What the person has set up; within a transaction of their company. */
    public Set<Method> of(PersonId person) {
        var setUp = EnumSet.noneOf(Method.class);
        all().stream()
                .filter(factor -> factor.isSetUp(person))
                .forEach(factor -> setUp.add(factor.method()));
        // Recovery codes alone are none: they stand for a factor that was lost, and nobody is asked
        // for them who has no other.
        return setUp.equals(Set.of(Method.RECOVERY_CODE)) ? Set.of() : setUp;
    }

    /** The same, with what is told of each. */
    public Map<Method, SecondFactor.SetUp> told(PersonId person) {
        var setUp = of(person);
        var told = new EnumMap<Method, SecondFactor.SetUp>(Method.class);
        all().stream()
                .filter(factor -> setUp.contains(factor.method()))
                .forEach(factor -> told.put(factor.method(), factor.told(person)));
        return told;
    }

    /** Which of these this could be a code of, by its form. */
    public Optional<Method> reading(String code, Set<Method> among) {
        return all().stream()
                .filter(factor -> among.contains(factor.method()) && factor.reads(code))
                .map(SecondFactor::method)
                .findFirst();
    }

    /** Uses the code up, in the transaction that acts on it. */
    public boolean accepts(PersonId person, Method method, String code) {
        return all().stream()
                .filter(factor -> factor.method() == method)
                .anyMatch(factor -> factor.accepts(person, code));
    }

    /** Whether any of them was used, or set up, after that: none of it is lost then. */
    public boolean areProvenSince(PersonId person, Instant at) {
        return all().stream().anyMatch(factor -> factor.isProvenSince(person, at));
    }

    public void removeAll(PersonId person) {
        all().forEach(factor -> factor.removeAll(person));
    }

    /** Whether anybody here can have a factor that resists phishing. */
    boolean canResistPhishing() {
        return all().stream().anyMatch(factor -> factor.method().resistsPhishing());
    }

    private List<SecondFactor> all() {
        return kinds.stream().toList();
    }
}
