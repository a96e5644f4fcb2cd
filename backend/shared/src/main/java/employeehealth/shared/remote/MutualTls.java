package employeehealth.shared.remote;

import java.util.Objects;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * The certificates by which the processes of one platform know each other, if there are any. Both
 * ends verify: the server that its client's certificate comes from our authority, the client
 * besides that the certificate names the host it asked for. Renewed files are taken up as they
 * appear, without a restart.
 */
public final class MutualTls {

    /** Name of the Spring SSL bundle with our certificate, its key, and our authority. */
    public static final String BUNDLE = "platform";

    private volatile @Nullable TlsSocketStrategy strategy;

    MutualTls(ObjectProvider<SslBundles> provider) {
        var bundles = provider.getIfAvailable();
        if (bundles != null && bundles.getBundleNames().contains(BUNDLE)) {
            strategy = of(bundles.getBundle(BUNDLE));
            bundles.addBundleUpdateHandler(BUNDLE, renewed -> strategy = of(renewed));
        }
    }

    public boolean isOn() {
        return strategy != null;
    }

    /** How a client of ours begins TLS; it follows renewals. */
    public TlsSocketStrategy strategy() {
        return (socket, target, port, attachment, context) ->
                Objects.requireNonNull(strategy, "a neighbour's https needs TLS_DIR")
                        .upgrade(socket, target, port, attachment, context);
    }

    private static TlsSocketStrategy of(SslBundle bundle) {
        return new DefaultClientTlsStrategy(
                bundle.createSslContext(),
                new String[] {"TLSv1.3"},
                null,
                SSLBufferMode.STATIC,
                HttpsSupport.getDefaultHostnameVerifier());
    }
}
