package employeehealth.shared.flags;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Reason;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.access.Me;
import employeehealth.shared.seal.PlatformSecrets;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a flag is on. The answer comes from memory and is never an error: whatever goes
 * wrong at the provider, the flag's safe default holds, or what was said last.
 */
public final class Flags implements AutoCloseable {

    private final @Nullable Asking asking;
    private final PlatformSecrets secrets;
    private final FlagState none;

    private record Asking(FlagSource source, OpenFeatureAPI api, Client client) {

        static Asking of(FlagSource source) {
            var api = OpenFeatureAPI.createIsolated();
            api.setProviderAndWait(source); // none of ours has anything to wait for
            return new Asking(source, api, api.getClient());
        }
    }

    /**
     * @param source nobody, and every flag has its safe default
     */
    Flags(@Nullable FlagSource source, PlatformSecrets secrets, Instant now) {
        this.asking = source == null ? null : Asking.of(source);
        this.secrets = secrets;
        this.none = new FlagState(FlagState.Provider.none, FlagState.State.ready, null, now);
    }

    public boolean isOn(Flag flag, Me me) {
        return ask(flag, me.person(), me.company(), me.roles()).on();
    }

    /** What that person would get at that company in these roles, and why. */
    public FlagAnswer ask(Flag flag, PersonId person, CompanyId company, Collection<Role> roles) {
        if (asking == null) {
            return new FlagAnswer(flag.safeDefault(), false, Reason.DEFAULT.toString(), null);
        }
        var details =
                asking.client.getBooleanDetails(
                        flag.key(),
                        flag.safeDefault(),
                        FlagContext.of(secrets, person, company, roles).asOpenFeature());
        var error = details.getErrorCode();
        var variant = Objects.requireNonNullElse(details.getVariant(), "");
        var reason = Objects.requireNonNullElse(details.getReason(), Reason.UNKNOWN.toString());
        return new FlagAnswer(
                details.getValue(),
                error == null
                        && !reason.equals(Reason.DISABLED.toString())
                        && !(reason.equals(Reason.DEFAULT.toString()) && variant.isEmpty()),
                reason,
                error == null ? null : error.name());
    }

    public FlagState state() {
        return asking == null ? none : asking.source.state();
    }

    @Override
    public void close() {
        if (asking != null) {
            asking.api.shutdown();
        }
    }
}
