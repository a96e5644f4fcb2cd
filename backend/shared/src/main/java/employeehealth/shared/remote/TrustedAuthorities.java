package employeehealth.shared.remote;

import employeehealth.shared.settings.StartRefused;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Authorities of the operator's own, whose certificates database, cache, broker, mail, blob store,
 * key service and witness may show, beside those that this Java trusts anyway. (A database whose
 * URL has {@code sslrootcert}, the SIEM and the platform's own processes have authorities to
 * themselves.)
 */
public final class TrustedAuthorities {

    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "changeit"; // certificates are no secret

    private TrustedAuthorities() {}

    /**
     * For all of this JVM; to be called before anything in it speaks TLS.
     *
     * @param pem certificates, one after the other
     */
    public static void add(Path pem) {
        try {
            var file = Files.createTempFile("employee-health-trust", ".p12");
            file.toFile().deleteOnExit();
            try (var out = Files.newOutputStream(file)) {
                with(pem).store(out, PASSWORD.toCharArray());
            }
            System.setProperty(STORE, file.toString());
            System.setProperty(STORE + "Password", PASSWORD);
            System.setProperty(STORE + "Type", "PKCS12");
        } catch (IOException | GeneralSecurityException e) {
            throw new StartRefused("TRUST_CA_FILE cannot be used: " + e.getMessage());
        }
    }

    /** What this Java trusts, and those. */
    public static KeyStore with(Path pem) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var known = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        known.init((KeyStore) null);
        for (var manager : known.getTrustManagers()) {
            for (var issuer : ((X509TrustManager) manager).getAcceptedIssuers()) {
                add(store, issuer);
            }
        }
        try (var in = new FileInputStream(pem.toFile())) {
            var ours = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (ours.isEmpty()) {
                throw new IOException("there is no certificate in it");
            }
            for (var certificate : ours) {
                add(store, (X509Certificate) certificate);
            }
        }
        return store;
    }

    private static void add(KeyStore store, X509Certificate certificate)
            throws GeneralSecurityException {
        store.setCertificateEntry(Integer.toString(store.size()), certificate);
    }
}
