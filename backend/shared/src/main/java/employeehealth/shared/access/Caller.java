package employeehealth.shared.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/** The verified caller of the request that this thread serves. */
public final class Caller extends AbstractAuthenticationToken {

    private final Me me;
    private final String token;

    private Caller(Me me, String token) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.me = me;
        this.token = token;
        setAuthenticated(true);
    }

    static Caller of(Jwt jwt) {
        return new Caller(Me.of(jwt), jwt.getTokenValue());
    }

    public static Optional<Me> me() {
        return current().map(caller -> caller.me);
    }

    /** The caller's own access token, for passing on to a neighbour. */
    public static Optional<String> token() {
        return current().map(caller -> caller.token);
    }

    private static Optional<Caller> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Me getPrincipal() {
        return me;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Caller caller && caller.me.equals(me);
    }

    @Override
    public int hashCode() {
        return me.hashCode();
    }
}
