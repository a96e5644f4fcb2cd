package employeehealth.shared.flags;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Reason;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.access.Me;
import employeehealth.shared.seal.PlatformSecrets;
import java.util.Collection;
import java.util.Objects;

/**
 * Asks whether a flag is on. The answer comes from memory and is never an error: whatever goes
 * wrong at the provider, the flag's safe default holds, or what was said last.
 */
public final class Flags implements AutoCloseable {

    private final FlagSource source;
    private final PlatformSecrets secrets;
    private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
    private final Client client;

    Flags(FlagSource source, PlatformSecrets secrets) {
        this.source = source;
        this.secrets = secrets;
        api.setProviderAndWait(source); // none of ours has anything to wait for
        this.client = api.getClient();
    }

    public boolean isOn(Flag flag, Me me) {
        return ask(flag, me.person(), me.company(), me.roles()).on();
    }

    /** What that person would get at that company in these roles, and why. */
    public FlagAnswer ask(Flag flag, PersonId person, CompanyId company, Collection<Role> roles) {
        var details =
                client.getBooleanDetails(
                        flag.key(),
                        flag.safeDefault(),
                        FlagContext.of(secrets, person, company, roles).asOpenFeature());
        var error = details.getErrorCode();
        var reason = Objects.requireNonNullElse(details.getReason(), Reason.UNKNOWN.toString());
        return new FlagAnswer(
                details.getValue(),
                error == null
                        && source.state().provider() != FlagState.Provider.none
                        && !reason.equals(Reason.DISABLED.toString()),
                reason,
                error == null ? null : error.name());
    }

    public FlagState state() {
        return source.state();
    }

    @Override
    public void close() {
        api.shutdown();
    }
}
