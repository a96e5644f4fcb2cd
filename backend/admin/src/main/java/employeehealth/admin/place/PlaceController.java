package employeehealth.admin.place;

import static employeehealth.contracts.access.Permission.ACCESS_REVIEW;
import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.PEOPLE_MANAGE;
import static employeehealth.contracts.access.Permission.SITES_MANAGE;

import employeehealth.admin.AdminDatabase;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What roles of one's own company can be limited to. */
@RestController
@RequestMapping("/api/v1/admin")
class PlaceController {

    private final AdminDatabase database;
    private final Places places;
    private final Idempotency idempotency;
    private final Audit audit;

    PlaceController(AdminDatabase database, Places places, Idempotency idempotency, Audit audit) {
        this.database = database;
        this.places = places;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    record Sites(List<Places.Site> items, @Nullable String next) {}

    record Populations(List<Places.Population> items, @Nullable String next) {}

    record SiteBody(@NotBlank @Size(max = 100) @CleanText String name) {}

    record PopulationBody(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "field.population-code")
                    String code,
            @NotBlank @Size(max = 100) @CleanText String name) {}

    @GetMapping("/company")
    @Audience({PEOPLE_MANAGE, SITES_MANAGE, CARE_TEAM_MANAGE, ACCESS_REVIEW})
    Places.Served company() {
        return database.read(places::company).orElseThrow(Problem::notFound);
    }

    @GetMapping("/sites")
    @Audience({PEOPLE_MANAGE, SITES_MANAGE, CARE_TEAM_MANAGE, ACCESS_REVIEW})
    Sites sites() {
        return new Sites(database.read(places::sites), null);
    }

    @PostMapping("/sites")
    @Audience(SITES_MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    Places.Site addSite(
            Me me,
            @Valid @RequestBody SiteBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        mustBeOfTheWholeCompany(me);
        var site = new Places.Site(new SiteId(Ids.next()), body.name.strip());
        return database.write(() -> {
            var earlier =
                    idempotency.claim(
                            database,
                            key,
                            "POST admin sites",
                            bytes(body.name),
                            site.id().toString());
            if (earlier.isPresent()) {
                return places.site(SiteId.of(earlier.get())).orElseThrow(Problem::notFound);
            }
            if (!places.add(me.company(), site)) {
                throw new Problem(HttpStatus.CONFLICT, "admin/name-taken");
            }
            record(me, "admin.site.added", "admin.sites", site.id().toString(), site.name());
            return site;
        });
    }

    @GetMapping("/populations")
    @Audience({PEOPLE_MANAGE, SITES_MANAGE, CARE_TEAM_MANAGE, ACCESS_REVIEW})
    Populations populations() {
        return new Populations(database.read(places::populations), null);
    }

    @PostMapping("/populations")
    @Audience(SITES_MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    Places.Population addPopulation(
            Me me,
            @Valid @RequestBody PopulationBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        mustBeOfTheWholeCompany(me);
        var population = new Places.Population(body.code, body.name.strip());
        return database.write(() -> {
            var earlier =
                    idempotency.claim(
                            database,
                            key,
                            "POST admin populations",
                            bytes(body.code + '\n' + body.name),
                            body.code);
            if (earlier.isPresent()) {
                return places.population(earlier.get()).orElseThrow(Problem::notFound);
            }
            if (!places.add(me.company(), population)) {
                throw new Problem(HttpStatus.CONFLICT, "admin/name-taken");
            }
            record(me, "admin.population.added", "admin.populations", body.code, population.name());
            return population;
        });
    }

    private static void mustBeOfTheWholeCompany(Me me) {
        if (!me.may(SITES_MANAGE, Scope.WHOLE_COMPANY)) {
            throw Problem.forbidden();
        }
    }

    private void record(Me me, String action, String entity, String id, String name) {
        audit.record(
                database,
                new AuditRecord(
                        me.company(),
                        me.person(),
                        null,
                        action,
                        entity,
                        id,
                        "administration",
                        AuditRecord.Outcome.SUCCESS,
                        bytes(name)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
