package employeehealth.gateway.home;

import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.auth.Myself;
import employeehealth.contracts.auth.PeopleApi;
import employeehealth.contracts.triage.LatestChecks;
import employeehealth.contracts.triage.TriageApi;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.flags.Flag;
import employeehealth.shared.flags.Flags;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.settings.PlatformSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The home page in one request. A service that is down or slow costs its own tile and no more; one
 * that this platform does not have, or that is not for this person, has none; the tile of checks
 * can be switched off by a flag.
 */
@RestController
final class HomeController {

    private final ObjectProvider<PeopleApi> people;
    private final ObjectProvider<TriageApi> triage;
    private final boolean hasTriage;
    private final Tiles tiles;
    private final ObjectProvider<Flags> flags;

    HomeController(
            ObjectProvider<PeopleApi> people,
            ObjectProvider<TriageApi> triage,
            LocalServices here,
            PlatformSettings settings,
            Tiles tiles,
            ObjectProvider<Flags> flags) {
        this.people = people;
        this.triage = triage;
        this.hasTriage = here.has("triage") || settings.remotes().containsKey("triage");
        this.tiles = tiles;
        this.flags = flags;
    }

    @GetMapping("/api/v1/home")
    @SignedIn
    Home home(Me me) {
        var withChecks =
                hasTriage && me.may(TRIAGE_ASSESS) && flags.getObject().isOn(Flag.HOME_CHECKS, me);
        var start = System.nanoTime();
        var myself = tiles.ask(() -> people.getObject().me());
        var checks = withChecks ? tiles.ask(() -> triage.getObject().latest()) : null;
        return new Home(tiles.get(myself, start), tiles.get(checks, start));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Home(@Nullable Tile<Myself> me, @Nullable Tile<LatestChecks> checks) {}
}
