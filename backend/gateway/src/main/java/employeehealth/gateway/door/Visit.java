package employeehealth.gateway.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** One request while it passes the door: where it comes from, and what was found out about it. */
final class Visit {

    final String address;
    private @Nullable Jwt token;
    private @Nullable String account;
    private @Nullable String service;
    private boolean isForPrograms;

    Visit(String address) {
        this.address = address;
    }

    void isFor(@Nullable String owner) {
        service = owner;
        isForPrograms = true;
    }

    void isBy(@Nullable Jwt verified) {
        token = verified;
        account = verified == null ? null : verified.getSubject();
    }

    @Nullable Jwt token() {
        return token;
    }

    /** The account that signed in; null for a stranger. */
    @Nullable String account() {
        return account;
    }

    @Nullable String service() {
        return service;
    }

    /** False for pages and other files that everyone may read. */
    boolean isForPrograms() {
        return isForPrograms;
    }

    /** The request with the address that it really comes from. */
    HttpServletRequest located(HttpServletRequest request) {
        return request.getRemoteAddr().equals(address)
                ? request
                : new HttpServletRequestWrapper(request) {
                    @Override
                    public String getRemoteAddr() {
                        return address;
                    }
                };
    }
}
