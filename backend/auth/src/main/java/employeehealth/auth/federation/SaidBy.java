package employeehealth.auth.federation;

import com.nimbusds.jwt.JWTClaimsSet;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.auth.provider.ProviderKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Reads the claims that a company wants read, out of whatever form they have. */
@Component
class SaidBy {

    private static final int LONGEST = 500;
    private static final int MOST_GROUPS = 1_000;

    /** Digits of a register: RPPS, or ADELI, with the kind of number before it. */
    private static final Pattern PROFESSIONAL = Pattern.compile("[0-9]{9,14}");

    TypeReference<Map<String, Object>> anything() {
        return new TypeReference<>() {};
    }

    /**
     * @param more claims from elsewhere; those that are signed are not replaced by them
     */
    Said said(
            IdentityProvider provider,
            JWTClaimsSet claims,
            Map<String, Object> more,
            String idToken) {
        var all = new HashMap<>(more);
        all.putAll(claims.getClaims());
        var rules = provider.rules();
        return new Said(
                Objects.requireNonNull(claims.getSubject()),
                text(all.get(rules.email())),
                isVerified(all, text(all.get(rules.email()))),
                text(all.get(rules.name())),
                text(all.get("locale")),
                rules.roles() == null ? Set.of() : words(at(all, rules.roles())),
                text(claims.getClaim("acr")),
                words(claims.getClaim("amr")),
                text(claims.getClaim("sid")),
                provider.kind() == ProviderKind.PRO_SANTE_CONNECT ? professional(all) : null,
                provider.signOutThere() ? idToken : null);
    }

    private static @Nullable String professional(Map<String, Object> all) {
        var number = text(all.get("SubjectNameID"));
        return number != null && PROFESSIONAL.matcher(number).matches() ? number : null;
    }

    /** It says so of the claim {@code email} alone (OpenID Connect Core, section 5.1). */
    private static boolean isVerified(Map<String, Object> all, @Nullable String address) {
        return isTrue(all.get("email_verified"))
                && address != null
                && address.equals(text(all.get("email")));
    }

    /** As a truth value, or as some write it. */
    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    /** By its own name, or else from within objects. */
    private static @Nullable Object at(Map<String, Object> all, String path) {
        if (all.containsKey(path)) {
            return all.get(path);
        }
        @Nullable Object value = all;
        for (var step : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    private static Set<String> words(@Nullable Object value) {
        return switch (value) {
            case null -> Set.of();
            case String one -> one.isBlank() ? Set.of() : Set.of(cut(one));
            case Collection<?> some -> words(some.stream());
            case Object[] some -> words(Arrays.stream(some));
            default -> Set.of();
        };
    }

    private static Set<String> words(Stream<?> values) {
        return values.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(word -> !word.isBlank())
                .map(SaidBy::cut)
                .limit(MOST_GROUPS)
                .collect(Collectors.toSet());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? cut(text.strip()) : null;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
