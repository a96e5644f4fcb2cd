package employeehealth.whole;

import employeehealth.shared.neighbour.ClamServer;
import employeehealth.shared.neighbour.RabbitServer;
import employeehealth.shared.neighbour.RedisServer;
import employeehealth.shared.neighbour.RsyslogServer;
import employeehealth.shared.neighbour.S3Server;
import employeehealth.shared.seal.VaultStub;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Every system outside that a platform can lean on, real but for Vault, which has a stand-in. */
record Outside(
        VaultStub vault,
        RedisServer redis,
        RabbitServer rabbit,
        S3Server s3,
        ClamServer clamd,
        RsyslogServer siem,
        MailServer mail)
        implements AutoCloseable {

    /**
     * @param system as operators call it
     */
    record Outage(String system, Runnable down, Runnable back) {}

    static Outside start(Path folder) {
        // The slow ones start beside each other.
        var rabbit = CompletableFuture.supplyAsync(RabbitServer::start);
        var s3 = CompletableFuture.supplyAsync(S3Server::start);
        return new Outside(
                new VaultStub(folder),
                RedisServer.start(),
                rabbit.join(),
                s3.join(),
                ClamServer.start(),
                RsyslogServer.start(),
                new MailServer());
    }

    Map<String, String> settings() {
        var all = new HashMap<String, String>();
        all.put("KEYS_PROVIDER", "vault");
        all.put("KEYS_VAULT_ADDRESS", vault.address().toString());
        all.put("KEYS_VAULT_TOKEN_FILE", vault.tokenFile().toString());
        all.put("REDIS_URL", redis.url().toString());
        all.put("RABBITMQ_URL", rabbit.url());
        all.put("BLOBS", "s3");
        all.put("S3_ENDPOINT", s3.url().toString());
        all.put("S3_BUCKET", s3.bucket());
        all.put("S3_ACCESS_KEY", s3.accessKey());
        all.put("S3_SECRET_KEY_FILE", s3.secretKeyFile().toString());
        all.put("S3_ENCRYPTION", "none"); // S3Proxy refuses the question
        all.put("CLAMD_ADDRESS", clamd.address());
        all.put("SIEM_URL", "tls://localhost:" + siem.port());
        var certificates = siem.certificates();
        all.put("SIEM_CERTIFICATE", certificates.certificate(RsyslogServer.CLIENT).toString());
        all.put("SIEM_KEY", certificates.key(RsyslogServer.CLIENT).toString());
        all.put("SIEM_CA", certificates.ca().toString());
        all.put("SMTP_URL", mail.url());
        return all;
    }

    /** In the order of the page. */
    List<Outage> outages() {
        return List.of(
                new Outage("Redis", redis::kill, redis::restart),
                new Outage("RabbitMQ", rabbit::kill, rabbit::restart),
                new Outage("S3", s3::kill, s3::restart),
                new Outage("Vault", vault::stop, vault::startAgain),
                new Outage("SIEM", siem::stop, siem::restart),
                new Outage("mail server", mail::stop, mail::startAgain),
                new Outage("clamd", clamd::kill, clamd::restart));
    }

    @Override
    public void close() {
        mail.close();
        siem.close();
        clamd.close();
        s3.close();
        rabbit.close();
        redis.close();
        vault.close();
    }
}
