package employeehealth.auth.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * A certificate that nobody is ever shown: the JDK's view of a token finds a private key only by a
 * certificate beside it.
 */
final class SelfSigned {

    private static final AlgorithmIdentifier SHA256_RSA =
            new AlgorithmIdentifier(
                    PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    private SelfSigned() {}

    interface Signing {
        byte[] sign(byte[] content) throws GeneralSecurityException;
    }

    static Certificate certificate(String name, PublicKey key, Signing by)
            throws GeneralSecurityException, IOException {
        var subject = new X500Name("CN=" + name);
        var content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(1));
        content.setSignature(SHA256_RSA);
        content.setIssuer(subject);
        content.setSubject(subject);
        content.setStartDate(new Time(Date.from(Instant.EPOCH)));
        content.setEndDate(new Time(Date.from(Instant.parse("9999-12-31T23:59:59Z"))));
        content.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        var signed = content.generateTBSCertificate();
        var signature = by.sign(signed.getEncoded(ASN1Encoding.DER));
        var whole =
                new DERSequence(
                        new ASN1Encodable[] {signed, SHA256_RSA, new DERBitString(signature)});
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(whole.getEncoded()));
    }
}
