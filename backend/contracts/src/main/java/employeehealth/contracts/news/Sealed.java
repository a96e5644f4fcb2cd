package employeehealth.contracts.news;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/**
 * What only a person's own key opens, on its way through the news: the one thing in them that is
 * more than an id, a code or a time. Whoever carries it learns how long it is.
 *
 * @param base64 of the sealed bytes
 */
public record Sealed(@JsonValue String base64) {

    @JsonCreator
    public Sealed {
        if (!base64.matches("[A-Za-z0-9+/]{36,}={0,2}")) {
            throw new IllegalArgumentException("nothing that was sealed looks like this");
        }
    }

    public static Sealed of(byte[] sealed) {
        return new Sealed(Base64.getEncoder().encodeToString(sealed));
    }

    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
        return "Sealed[hidden]";
    }
}
