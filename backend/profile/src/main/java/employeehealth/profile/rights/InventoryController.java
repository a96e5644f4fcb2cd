package employeehealth.profile.rights;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.shared.access.Audience;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the platform keeps about whoever works with it, why, and for how long (GDPR, art. 13). */
@RestController
@RequestMapping("/api/v1/profile/stores")
class InventoryController {

    private final Inventory inventory;

    InventoryController(Inventory inventory) {
        this.inventory = inventory;
    }

    @GetMapping
    @Audience(PROFILE_OWN)
    Page all(Locale locale) {
        return new Page(inventory.kept(Spoken.of(locale)), null);
    }

    /**
     * @param next none: it is one page
     */
    record Page(List<Kept> items, @Nullable String next) {}
}
