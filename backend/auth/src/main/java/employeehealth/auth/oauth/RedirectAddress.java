package employeehealth.auth.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Where a person is sent back to, with what the program is told there. */
public final class RedirectAddress {

    private RedirectAddress() {}

    /**
     * @param told values that are null are left out
     */
    public static URI of(String uri, Map<String, @Nullable String> told) {
        var address = new StringBuilder(uri);
        var separator = uri.indexOf('?') < 0 ? '?' : '&';
        for (var entry : told.entrySet()) {
            var value = entry.getValue();
            if (value != null) {
                address.append(separator)
                        .append(entry.getKey())
                        .append('=')
                        .append(UriUtils.encode(value, StandardCharsets.UTF_8));
                separator = '&';
            }
        }
        return URI.create(address.toString());
    }
}
