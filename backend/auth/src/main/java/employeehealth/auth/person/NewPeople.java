package employeehealth.auth.person;

import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Adds people, each with the name that they sign in with. */
@Component
public class NewPeople {

    private final People people;
    private final SignInNames names;

    NewPeople(People people, SignInNames names) {
        this.people = people;
        this.names = names;
    }

    /**
     * Within the transaction.
     *
     * @throws DuplicateKeyException if somebody has the address, at whichever company
     */
    public void add(Person person, Instant at) {
        people.add(List.of(person), at);
        names.add(person.company(), List.of(person));
    }

    /** Somebody who is known, and does not sign in yet. */
    public void addWithoutName(Person person, Instant at) {
        people.add(List.of(person), at);
    }

    /**
     * As the company's directory writes them; within the transaction. What they sign in with is
     * changed apart from this.
     */
    public void describe(Person person) {
        people.describe(person);
    }

    /**
     * One more address that the person signs in with.
     *
     * @throws DuplicateKeyException if somebody has it
     */
    public void addName(Person person, SignInName name) {
        names.add(person.company(), List.of(person.reachedAt(name.value())));
    }

    public void removeName(Person person, SignInName name) {
        names.remove(person.id(), name);
    }
}
