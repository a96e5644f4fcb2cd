package employeehealth.auth.authorization;

import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.auth.oauth.Parameters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization request has to be like (RFC 9700, OAuth 2.1): code only, S256 always, a
 * redirect address that is registered. Pure.
 */
final class AuthorizationRules {

    private static final Pattern S256 = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Set<String> PROMPTS = Set.of("login", "consent");
    private static final int LONGEST_STATE = 512;

    private AuthorizationRules() {}

    /**
     * Where to send a refusal. Before this is certain nobody is sent anywhere (RFC 9700 section
     * 4.11: an open redirector serves whoever wants to look like us).
     */
    static String redirectUri(Parameters parameters, OAuthClient client) {
        var asked = parameters.require("redirect_uri");
        if (!client.maySendPeopleTo(asked)) {
            throw OAuthRefusal.invalidRequest("redirect_uri is not registered for this client");
        }
        return asked;
    }

    static Asked read(Parameters parameters, OAuthClient client) {
        requireNoRequestObject(parameters);
        if (!parameters.require("response_type").equals("code")) {
            throw OAuthRefusal.of("unsupported_response_type", "response_type must be code");
        }
        if (!parameters.get("response_mode").orElse("query").equals("query")) {
            throw OAuthRefusal.invalidRequest("response_mode must be query");
        }
        return new Asked(
                redirectUri(parameters, client),
                scopes(parameters, client),
                shortly(parameters, "state"),
                shortly(parameters, "nonce"),
                challenge(parameters),
                prompt(parameters),
                maxAge(parameters),
                boundTo(parameters));
    }

    private static void requireNoRequestObject(Parameters parameters) {
        if (parameters.has("request")) {
            throw OAuthRefusal.of("request_not_supported", "request objects are not read");
        }
        if (parameters.has("request_uri")) {
            throw OAuthRefusal.of("request_uri_not_supported", "only pushed requests are read");
        }
    }

    private static String challenge(Parameters parameters) {
        var challenge = parameters.require("code_challenge");
        // Without a method it would be "plain" (RFC 7636 section 4.3), which protects nothing.
        if (!parameters.require("code_challenge_method").equals("S256")
                || !S256.matcher(challenge).matches()) {
            throw OAuthRefusal.invalidRequest("code_challenge must be of method S256");
        }
        return challenge;
    }

    private static Set<OAuthScope> scopes(Parameters parameters, OAuthClient client) {
        return parameters
                .get("scope")
                .flatMap(OAuthScope::asked)
                .filter(asked ->
                        client.scopes().containsAll(asked)
                                && asked.stream().allMatch(OAuthScope::isForPeople))
                .orElseThrow(
                        () -> OAuthRefusal.of("invalid_scope", "scope is missing or not allowed"));
    }

    private static Set<String> prompt(Parameters parameters) {
        var prompt = parameters.get("prompt").orElse("");
        if (prompt.isEmpty()) {
            return Set.of();
        }
        var values = new HashSet<>(Arrays.asList(prompt.split(" ", -1)));
        if (values.equals(Set.of("none"))) {
            // Whether somebody is signed in only our own page can see.
            throw OAuthRefusal.of("interaction_required", "nothing is granted without asking");
        }
        values.remove("select_account"); // there is one account in a browser
        if (!PROMPTS.containsAll(values)) {
            throw OAuthRefusal.invalidRequest("prompt is not one that we know");
        }
        return values;
    }

    private static @Nullable Integer maxAge(Parameters parameters) {
        var text = parameters.get("max_age").orElse(null);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw OAuthRefusal.invalidRequest("max_age is not a number of seconds");
        }
        return Integer.valueOf(text);
    }

    private static @Nullable String boundTo(Parameters parameters) {
        var key = parameters.get("dpop_jkt").orElse(null);
        if (key != null && !S256.matcher(key).matches()) {
            throw OAuthRefusal.invalidRequest("dpop_jkt is not a thumbprint");
        }
        return key;
    }

    private static @Nullable String shortly(Parameters parameters, String name) {
        var text = parameters.get(name).orElse(null);
        if (text != null && text.length() > LONGEST_STATE) {
            throw OAuthRefusal.invalidRequest(name + " is too long");
        }
        return text;
    }
}
