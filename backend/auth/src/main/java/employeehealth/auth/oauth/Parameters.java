package employeehealth.auth.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;

/**
 * The parameters of a request to an OAuth endpoint. Each is given once (RFC 6749 section 3.1): of
 * two, one reader would take the first and another the last. One without a value was not given.
 */
public record Parameters(Map<String, String> values) {

    private static final int MOST = 40;
    private static final int LONGEST = 2_048;
    private static final int LONGEST_ASSERTION = 8_192;

    public Parameters {
        values = Map.copyOf(values);
    }

    /** Of a form: what belongs into its body is not taken from its address. */
    public static Parameters ofForm(HttpServletRequest request) {
        if (request.getQueryString() != null) {
            throw OAuthRefusal.invalidRequest("parameters belong into the body");
        }
        return of(request);
    }

    public static Parameters of(HttpServletRequest request) {
        try {
            return single(request.getParameterMap());
        } catch (InvalidParameterException malformed) {
            throw OAuthRefusal.invalidRequest("the parameters are not well encoded");
        }
    }

    static Parameters single(Map<String, String[]> given) {
        if (given.size() > MOST) {
            throw OAuthRefusal.invalidRequest("too many parameters");
        }
        var values = new HashMap<String, String>();
        given.forEach((name, all) -> {
            if (all.length > 1) {
                throw OAuthRefusal.invalidRequest("a parameter is given twice");
            }
            if (all.length == 1 && !all[0].isEmpty()) {
                values.put(name, within(name, all[0]));
            }
        });
        return new Parameters(values);
    }

    private static String within(String name, String value) {
        var longest = name.equals("client_assertion") ? LONGEST_ASSERTION : LONGEST;
        if (value.length() > longest || value.indexOf('\0') >= 0) {
            throw OAuthRefusal.invalidRequest("a parameter is too long, or holds what it must not");
        }
        return value;
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public String require(String name) {
        return get(name).orElseThrow(() -> OAuthRefusal.invalidRequest(name + " is missing"));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    @Override
    public String toString() {
        return "Parameters[hidden]";
    }
}
