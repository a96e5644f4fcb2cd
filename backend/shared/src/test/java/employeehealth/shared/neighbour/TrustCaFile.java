package employeehealth.shared.neighbour;

import employeehealth.shared.remote.TrustedAuthorities;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * As long as it is open, this JVM is one that was started with the setting {@code TRUST_CA_FILE}.
 * What began to speak TLS before it was opened goes on as it was, and so does what a client that
 * was made meanwhile believes.
 */
public final class TrustCaFile implements AutoCloseable {

    private static final String STORE = "javax.net.ssl.trustStore";

    private final Map<String, @Nullable String> before = new HashMap<>();
    private final SSLContext contextBefore;

    public TrustCaFile(Path authorities) {
        List.of(STORE, STORE + "Password", STORE + "Type")
                .forEach(name -> before.put(name, System.getProperty(name)));
        try {
            contextBefore = SSLContext.getDefault();
            TrustedAuthorities.add(authorities);
            SSLContext.setDefault(asInANewJvm());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Java makes its default one once, from the properties of that moment. */
    private static SSLContext asInANewJvm() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        return context;
    }

    @Override
    public void close() {
        SSLContext.setDefault(contextBefore);
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
