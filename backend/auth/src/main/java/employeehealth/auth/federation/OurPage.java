package employeehealth.auth.federation;

import employeehealth.auth.oauth.Endpoints;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Our sign-in page, where every way to a provider comes back to. */
@Component
class OurPage {

    private final Endpoints endpoints;

    OurPage(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** It finishes what the handle names. */
    URI back(Handle handle, String language) {
        return at(language, handle.text());
    }

    /** There is nothing to finish; the page is told so when it tries. */
    URI ended(String language) {
        return at(language, "ended");
    }

    private URI at(String language, String what) {
        return URI.create(endpoints.at("/" + language + "/sign-in/?federation=" + what));
    }
}
