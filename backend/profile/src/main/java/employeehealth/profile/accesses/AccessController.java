package employeehealth.profile.accesses;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.contracts.care.HealthData;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who saw my file. */
@RestController
@RequestMapping("/api/v1/profile/accesses")
class AccessController {

    private final Accesses accesses;

    AccessController(Accesses accesses) {
        this.accesses = accesses;
    }

    /** Newest first; with {@code own} also what the person did themself. */
    @GetMapping
    @Audience(PROFILE_OWN)
    Page list(
            Me me,
            @RequestParam(defaultValue = "false") boolean own,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var found = accesses.page(me, own, cursor, limit + 1);
        return new Page(
                found.stream().limit(limit).toList(),
                found.size() > limit ? found.get(limit - 1).id() : null);
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    @HealthData
    record Page(List<FileAccess> items, @Nullable UUID next) {}
}
