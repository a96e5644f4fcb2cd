package employeehealth.profile.contact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is to be called, as it is sealed.
 *
 * @param languages that they speak, as tags such as {@code fr}
 * @param language of what they are written
 */
public record Contact(
        String name,
        Relation relation,
        List<String> languages,
        String language,
        List<Channel> channels) {

    public static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

    /** Whether they have agreed. */
    public enum State {
        UNCONFIRMED,
        CONFIRMED,
        DECLINED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public Contact {
        languages = List.copyOf(languages);
        channels = List.copyOf(channels);
    }

    /** Where they are asked whether they agree: their first address. */
    Optional<Channel> email() {
        return channels.stream().filter(one -> one.kind() == Channel.Kind.EMAIL).findFirst();
    }

    /** With ids of ours; a number or address that was there before keeps its own. */
    Contact knownAs(List<Channel> before) {
        return new Contact(
                name.strip(),
                relation,
                languages,
                language,
                channels.stream()
                        .map(Channel::tidy)
                        .map(one ->
                                before.stream()
                                        .filter(one::reachesTheSameAs)
                                        .findFirst()
                                        .orElseGet(one::fresh))
                        .toList());
    }

    @Override
    public String toString() {
        return "Contact[hidden]";
    }
}
