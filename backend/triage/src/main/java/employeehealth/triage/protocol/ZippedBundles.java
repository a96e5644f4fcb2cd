package employeehealth.triage.protocol;

import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes bundles, compressed where the answer says so: a sixth of the bytes on a telephone. No
 * other answer is compressed, since their length would tell about what is in them (BREACH); a
 * bundle is the same for everybody.
 */
@Component
final class ZippedBundles extends AbstractHttpMessageConverter<SignedBundle> {

    static final String GZIP = "gzip";

    private final JsonMapper json;

    ZippedBundles(JsonMapper json) {
        super(MediaType.APPLICATION_JSON);
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == SignedBundle.class;
    }

    @Override
    public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType of) {
        return false;
    }

    @Override
    protected SignedBundle readInternal(
            Class<? extends SignedBundle> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("bundles are not received", message);
    }

    @Override
    protected void writeInternal(SignedBundle bundle, HttpOutputMessage message)
            throws IOException {
        var bytes = json.writeValueAsBytes(bundle);
        if (!GZIP.equals(message.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))) {
            message.getBody().write(bytes);
            return;
        }
        var zip = new GZIPOutputStream(message.getBody());
        zip.write(bytes);
        zip.finish();
    }
}
