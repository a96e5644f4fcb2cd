package employeehealth.auth.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The passwords that are tried first: about 30,000 from breaches (in the library zxcvbn), and what
 * people here choose. Read through when somebody chooses one, which is seldom and takes a few
 * milliseconds, rather than kept in memory.
 */
@Component
class BlockList {

    private static final List<String> FILES =
            List.of(
                    "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt",
                    "/passwords/common-here.txt");

    /** Shorter ones are part of any password, and say nothing about it. */
    private static final int SHORTEST = 4;

    BlockList() {
        if (words(FILES.getFirst()).count() < 30_000) {
            throw new IllegalStateException("the list of common passwords is not whole");
        }
    }

    boolean holdsOneOf(Set<String> forms) {
        return FILES.stream()
                .flatMap(BlockList::words)
                .anyMatch(word -> word.length() >= SHORTEST && forms.contains(word));
    }

    /** Nearly all of them are spelt plainly. */
    private static String plain(String word) {
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return Spelling.plain(word);
            }
        }
        return word;
    }

    private static Stream<String> words(String file) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        BlockList.class.getResourceAsStream(file), file),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(BlockList::plain).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
