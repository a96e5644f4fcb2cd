package employeehealth.shared.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The services that a process may speak for, by the certificate it showed. That the certificate is
 * one of ours and still valid, TLS has verified. The names are URIs among its subject alternative
 * names; a common name is not looked at (CVE-2026-22747).
 */
final class PeerCertificate {

    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";
    private static final String PREFIX = "urn:employee-health:";
    private static final int URI = 6; // GeneralName ::= uniformResourceIdentifier [6]

    private PeerCertificate() {}

    static boolean speaksFor(Set<String> services, HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain
                && chain.length > 0
                && names(chain[0]).containsAll(services);
    }

    static Set<String> names(X509Certificate certificate) {
        try {
            var names = new HashSet<String>();
            var all = certificate.getSubjectAlternativeNames();
            if (all != null) {
                for (var name : all) {
                    var text = Objects.toString(name.get(1));
                    if (Objects.equals(name.get(0), URI) && text.startsWith(PREFIX)) {
                        names.add(text.substring(PREFIX.length()));
                    }
                }
            }
            return names;
        } catch (CertificateParsingException unreadable) {
            return Set.of();
        }
    }
}
