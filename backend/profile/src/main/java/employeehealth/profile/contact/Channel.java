package employeehealth.profile.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.shared.database.Ids;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a contact is reached. That a number or an address is anybody's is not known before it was
 * used; only its shape is looked at.
 *
 * @param id given by us; another number or address is another channel
 * @param value a number as E.164 writes it, {@code +33612345678}, or an address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Channel(@Nullable UUID id, Kind kind, String value) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[^\\s@\"(),:;<>\\[\\\\\\]]{1,64}@[^\\s@.]{1,63}(\\.[^\\s@.]{1,63}){1,8}");

    public enum Kind {
        PHONE,
        EMAIL;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Spaces, dots and brackets in a number are how people write it. */
    Channel tidy() {
        var bare = value.strip();
        return new Channel(
                id,
                kind,
                kind == Kind.PHONE
                        ? bare.replaceAll("[\\s\\u00a0\\u202f().-]", "")
                        : bare.toLowerCase(Locale.ROOT));
    }

    boolean isWellFormed() {
        return (kind == Kind.PHONE ? E164 : EMAIL).matcher(tidy().value).matches();
    }

    boolean reachesTheSameAs(Channel other) {
        return kind == other.kind && value.equals(other.value);
    }

    Channel known(UUID as) {
        return new Channel(as, kind, value);
    }

    Channel fresh() {
        return known(Ids.next());
    }

    @Override
    public String toString() {
        return "Channel[hidden]";
    }
}
