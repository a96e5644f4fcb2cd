package employeehealth.shared.access;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** The verified caller of the request that this thread serves: a person, a program, or both. */
public final class Caller extends AbstractAuthenticationToken {

    private final @Nullable Me me;
    private final @Nullable CallingClient client;
    private final @Nullable Object boundTo;
    private final String token;

    private Caller(@Nullable Me me, @Nullable CallingClient client, Jwt jwt) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.me = me;
        this.client = client;
        this.boundTo = jwt.getClaim(Claims.CONFIRMATION);
        this.token = jwt.getTokenValue();
        setAuthenticated(true);
    }

    /** A token of ours that does not say who calls opens nothing. */
    static Caller of(Jwt jwt) {
        try {
            return read(jwt);
        } catch (RuntimeException incomplete) {
            throw new InvalidBearerTokenException("claims", incomplete);
        }
    }

    private static Caller read(Jwt jwt) {
        var client = jwt.hasClaim(Claims.CLIENT) ? CallingClient.of(jwt) : null;
        var kind = jwt.getClaimAsString(Claims.SUBJECT_KIND);
        if (kind == null) {
            return new Caller(Me.of(jwt), client, jwt);
        }
        if (!kind.equals(Claims.PROGRAM)) {
            throw new IllegalArgumentException("a subject of a kind that we do not know");
        }
        return new Caller(null, Objects.requireNonNull(client, Claims.CLIENT), jwt);
    }

    /** The person who calls, or for whom a program does. */
    public static Optional<Me> me() {
        return current().map(caller -> caller.me);
    }

    /** The program that calls; none for our own pages. */
    public static Optional<CallingClient> client() {
        return current().map(caller -> caller.client);
    }

    /** The caller's own access token, for passing on to a neighbour. */
    public static Optional<String> token() {
        return current().map(caller -> caller.token);
    }

    @Nullable Me person() {
        return me;
    }

    @Nullable CallingClient program() {
        return client;
    }

    /** Whether the token may be shown by who has proven to hold that key; null if none. */
    boolean isShownBy(@Nullable String key) {
        return boundTo == null
                || key != null
                        && boundTo instanceof Map<?, ?> bound
                        && key.equals(bound.get("jkt"));
    }

    static Optional<Caller> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return me != null ? me : Objects.requireNonNull(client);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Caller caller
                && Objects.equals(caller.me, me)
                && Objects.equals(caller.client, client);
    }

    @Override
    public int hashCode() {
        return Objects.hash(me, client);
    }
}
