package employeehealth.auth.authorization;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.auth.oauth.Opaque;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what a program asks for until the person answers. */
@Component
class BeginAuthorization {

    private final AuthDatabase database;
    private final AuthorizationRequests requests;
    private final Duration life;
    private final Clock clock;

    BeginAuthorization(
            AuthDatabase database,
            AuthorizationRequests requests,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.requests = requests;
        this.life = settings.oauth().request();
        this.clock = clock;
    }

    Duration life() {
        return life;
    }

    /**
     * @param browser its cookie; none for a request that the program pushed
     * @return what names the request from now on
     */
    String keep(OAuthClient client, Asked asked, @Nullable String browser) {
        var now = clock.instant();
        var handle = Opaque.next();
        var request =
                new AuthorizationRequest(
                        Ids.next(),
                        client.company(),
                        client.id(),
                        asked,
                        browser == null ? null : requests.hashOfBrowser(browser),
                        null,
                        now,
                        now.plus(life),
                        null);
        Tenant.of(client.company()).run(() -> database.write(() -> requests.add(request, handle)));
        return handle;
    }

    /** What was pushed is opened once (RFC 9126 section 7.3), by the program that pushed it. */
    String open(OAuthClient client, String pushed, String browser) {
        var handle = Opaque.next();
        var opened =
                Tenant.of(client.company())
                        .get(() ->
                                database.write(() ->
                                        requests.lock(pushed)
                                                .filter(r -> r.client().equals(client.id()))
                                                .filter(r -> r.browser() == null)
                                                .filter(r -> r.isOpen(clock.instant()))
                                                .map(r -> {
                                                    requests.open(r.id(), handle, browser);
                                                    return handle;
                                                })));
        return opened.orElseThrow(
                () -> OAuthRefusal.invalidRequest("request_uri is unknown, used or too old"));
    }
}
