package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.provider.Discovery;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.auth.provider.IdentityProviders;
import employeehealth.contracts.CompanyId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends a browser to a provider. One that does not answer ends at our page, which says so. */
@Component
class BeginFederation {

    private static final Logger log = LoggerFactory.getLogger(BeginFederation.class);

    private final AuthDatabase database;
    private final IdentityProviders providers;
    private final Discovery discovery;
    private final AskProvider ask;
    private final SignInsOnTheirWay signIns;
    private final OurPage page;
    private final AuthSettings.Federation settings;
    private final Clock clock;

    BeginFederation(
            AuthDatabase database,
            IdentityProviders providers,
            Discovery discovery,
            AskProvider ask,
            SignInsOnTheirWay signIns,
            OurPage page,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.providers = providers;
        this.discovery = discovery;
        this.ask = ask;
        this.signIns = signIns;
        this.page = page;
        this.settings = settings.federation();
        this.clock = clock;
    }

    /**
     * @param browser value of its cookie
     * @return where it goes: to the provider, or to our page, which learns there why not
     */
    URI begin(UUID id, String browser, String language) {
        return database.read(() -> providers.companyOf(id))
                .map(company -> Tenant.of(company).get(() -> begin(company, id, browser, language)))
                .orElseGet(() -> page.ended(language));
    }

    private URI begin(CompanyId company, UUID id, String browser, String language) {
        var provider = database.read(() -> providers.find(id));
        if (provider.isEmpty()) {
            return page.ended(language);
        }
        var state = Handle.next(company);
        try {
            var to = address(provider.get(), state);
            keep(provider.get(), state, browser, language, null);
            return to;
        } catch (IOException | NotGenuine e) {
            log.warn("identity provider {} cannot be asked: {}", id, e.getMessage());
            keep(provider.get(), state, browser, language, Refusal.UNAVAILABLE);
            return page.back(state, language);
        }
    }

    private URI address(IdentityProvider provider, Handle state) throws IOException, NotGenuine {
        return ask.address(provider, discovery.now(provider), state);
    }

    private void keep(
            IdentityProvider provider,
            Handle state,
            String browser,
            String language,
            @Nullable Refusal refused) {
        var now = clock.instant();
        var id = Ids.next();
        database.write(() ->
                signIns.add(
                        id,
                        provider.company(),
                        state,
                        new OnItsWay(
                                id,
                                provider.id(),
                                signIns.hashOfBrowser(browser),
                                language,
                                now.plus(settings.begun()),
                                refused == null ? null : now,
                                refused == null ? null : refused.problem(),
                                null,
                                null)));
    }
}
