package employeehealth.shared.blobs;

import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.StartRefused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket. The store sees ciphertext; its own encryption is asked for besides. */
final class S3Blobs implements Blobs, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(S3Blobs.class);
    private static final int ATTEMPTS = 2;

    private final S3Client s3;
    private final String bucket;
    private final String encryption;

    /**
     * @param patience how long the store may be silent
     */
    S3Blobs(BlobSettings.S3 settings, Duration patience) {
        bucket = needed(settings.bucket(), "S3_BUCKET");
        encryption = settings.encryption();
        var credentials =
                AwsBasicCredentials.create(
                        needed(settings.accessKey(), "S3_ACCESS_KEY"),
                        read(needed(settings.secretKeyFile(), "S3_SECRET_KEY_FILE")));
        var builder =
                S3Client.builder()
                        .region(Region.of(settings.region()))
                        .credentialsProvider(StaticCredentialsProvider.create(credentials))
                        // What is kept is authenticated by its seal; other stores than Amazon's
                        // stumble over the checksums that the client adds by itself.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(patience)
                                        .socketTimeout(patience))
                        .overrideConfiguration(so ->
                                so.apiCallTimeout(patience.multipliedBy(6))
                                        .retryStrategy(retry -> retry.maxAttempts(ATTEMPTS)));
        var endpoint = settings.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint).forcePathStyle(true);
        }
        s3 = builder.build();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartRefused("The file that S3_SECRET_KEY_FILE names cannot be read.");
        }
    }

    private static <T> T needed(@Nullable T setting, String name) {
        if (setting == null) {
            throw new StartRefused("Missing settings: " + name + ".");
        }
        return setting;
    }

    @Override
    public void put(String name, byte[] content) {
        put(name, RequestBody.fromBytes(content));
    }

    @Override
    public void put(String name, Path content) {
        put(name, RequestBody.fromFile(content));
    }

    private void put(String name, RequestBody body) {
        var request = PutObjectRequest.builder().bucket(bucket).key(Blobs.checked(name));
        if (!encryption.equals("none")) {
            request.serverSideEncryption(encryption);
        }
        try {
            s3.putObject(request.build(), body);
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<InputStream> get(String name) {
        var key = Blobs.checked(name);
        try {
            return Optional.of(new Content(s3.getObject(get -> get.bucket(bucket).key(key))));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void delete(String name) {
        var key = Blobs.checked(name);
        try {
            s3.deleteObject(delete -> delete.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    private static Problem unavailable(SdkException e) {
        log.warn(
                "the blob store cannot be used: {}",
                e instanceof S3Exception answer && answer.awsErrorDetails() != null
                        ? answer.statusCode() + " " + answer.awsErrorDetails().errorCode()
                        : e.getClass().getSimpleName());
        return Problem.unavailable();
    }

    @Override
    public void close() {
        s3.close();
    }

    /** Closed early, it is broken off instead of being read to its end. */
    private static final class Content extends FilterInputStream {

        private final software.amazon.awssdk.core.ResponseInputStream<?> answer;
        private boolean complete;

        Content(software.amazon.awssdk.core.ResponseInputStream<?> answer) {
            super(Objects.requireNonNull(answer));
            this.answer = answer;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            complete |= one < 0;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var n = super.read(buffer, offset, length);
            complete |= n < 0;
            return n;
        }

        @Override
        public void close() throws IOException {
            if (complete) {
                super.close();
            } else {
                answer.abort();
            }
        }
    }
}
