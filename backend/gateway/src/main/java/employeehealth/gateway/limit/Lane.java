package employeehealth.gateway.limit;

import jakarta.servlet.http.HttpServletRequest;

/** What a request is for, as far as it matters when there is too much of everything. */
public enum Lane {
    /** Raising an alert, and being told what to do about symptoms: never limited, own places. */
    EMERGENCY,
    /** What guesses passwords or floods mailboxes, in wrong hands. */
    SIGN_IN,
    /** Stays open for long and costs little: event streams, WebSockets. */
    STREAM,
    ORDINARY;

    private static final String[] EMERGENCIES = {"/api/v1/emergency", "/api/v1/triage/assessments"};
    private static final String[] SIGN_INS = {
        "/api/v1/auth/login",
        "/api/v1/auth/register",
        "/api/v1/auth/password",
        "/api/v1/auth/step-up",
        "/api/v1/auth/passkeys",
        "/api/v1/auth/federation"
    };

    /**
     * @param path decoded
     */
    public static Lane of(String path, HttpServletRequest request) {
        if (below(path, EMERGENCIES)) {
            return EMERGENCY;
        }
        if (below(path, SIGN_INS)) {
            return SIGN_IN;
        }
        var accepted = request.getHeader("Accept");
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                        || accepted != null && accepted.contains("text/event-stream")
                ? STREAM
                : ORDINARY;
    }

    private static boolean below(String path, String[] roots) {
        for (var root : roots) {
            if (path.startsWith(root)
                    && (path.length() == root.length() || path.charAt(root.length()) == '/')) {
                return true;
            }
        }
        return false;
    }
}
