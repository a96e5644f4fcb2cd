package employeehealth.auth.password;

import employeehealth.auth.AuthSettings;
import employeehealth.shared.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes or refuses the password that somebody chooses. */
@Component
public class NewPasswords {

    /** What is written on every page of ours. */
    private static final List<String> PRODUCT =
            List.of(
                    "employee health",
                    "employee",
                    "health",
                    "santé au travail",
                    "santé",
                    "travail");

    private final Passwords passwords;
    private final PasswordRules rules;

    NewPasswords(Passwords passwords, AuthSettings settings, BlockList blocked) {
        this.passwords = passwords;
        this.rules = new PasswordRules(settings.password().shortest(), blocked);
    }

    /**
     * @param field under which the request has the password
     * @param about what anybody knows of the person: name, addresses, company
     * @throws Problem with what to do about it, if it is not good enough
     */
    public void require(String field, String password, String... about) {
        rules.fault(field, password, words(about))
                .ifPresent(fault -> {
                    throw Problem.invalid(List.of(fault));
                });
    }

    /**
     * @throws Problem if too many wait already
     */
    public String hash(String password) {
        try {
            return passwords.hashInTurn(password);
        } catch (Passwords.Busy e) {
            throw e.problem();
        }
    }

    /** Each as a whole, and in its parts. */
    private static List<String> words(String... about) {
        var words = new ArrayList<>(PRODUCT);
        for (var text : about) {
            words.add(text);
            Stream.of(text.split("[^\\p{L}\\p{M}\\p{Nd}]+")).forEach(words::add);
            Stream.of(text.split("[^\\p{L}\\p{M}]+")).forEach(words::add);
        }
        return words;
    }
}
