package employeehealth.admin.role;

import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.PEOPLE_MANAGE;
import static employeehealth.contracts.access.Permission.ROLES_MANAGE;

import employeehealth.admin.AdminDatabase;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.problem.ProblemTexts;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The roles there are, what they allow in plain words, and a company's own ones. */
@RestController
@RequestMapping("/api/v1/admin/roles")
class RoleController {

    private final AdminDatabase database;
    private final CustomRoles roles;
    private final EditRoles edit;
    private final RoleWords words;
    private final Preview preview;

    RoleController(
            AdminDatabase database,
            CustomRoles roles,
            EditRoles edit,
            RoleWords words,
            Preview preview) {
        this.database = database;
        this.roles = roles;
        this.edit = edit;
        this.words = words;
        this.preview = preview;
    }

    @GetMapping
    @Audience({PEOPLE_MANAGE, ROLES_MANAGE, CARE_TEAM_MANAGE})
    Page list(Locale locale) {
        var custom = database.read(roles::all);
        return new Page(
                Stream.concat(
                                Arrays.stream(Role.values()).map(GivenRole.Standard::new),
                                custom.stream().map(GivenRole.Custom::new))
                        .map(role -> view(role, locale))
                        .toList(),
                rights(Combinable.listed(), locale),
                null);
    }

    @GetMapping("/{id}")
    @Audience({PEOPLE_MANAGE, ROLES_MANAGE, CARE_TEAM_MANAGE})
    ResponseEntity<View> one(@PathVariable String id, Locale locale) {
        return answer(find(id), HttpStatus.OK, locale);
    }

    /** What somebody who has only this role can see. */
    @GetMapping("/{id}/preview")
    @Audience({PEOPLE_MANAGE, ROLES_MANAGE, CARE_TEAM_MANAGE})
    Preview.Seen preview(@PathVariable String id, Locale locale) {
        return preview.of(
                find(id).permissions().stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        permission -> Set.of(Scope.WHOLE_COMPANY))),
                locale);
    }

    @PostMapping
    @Audience(ROLES_MANAGE)
    @StepUp
    ResponseEntity<View> make(
            Me me,
            @Valid @RequestBody RoleBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        var role = new GivenRole.Custom(edit.make(me, body, key, locale));
        return answer(role, HttpStatus.CREATED, locale);
    }

    @PutMapping("/{id}")
    @Audience(ROLES_MANAGE)
    @StepUp
    ResponseEntity<View> change(
            Me me,
            @PathVariable UUID id,
            @Valid @RequestBody RoleBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Locale locale) {
        var role = new GivenRole.Custom(edit.change(me, id, body, ifMatch, locale));
        return answer(role, HttpStatus.OK, locale);
    }

    @DeleteMapping("/{id}")
    @Audience(ROLES_MANAGE)
    @StepUp
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        edit.delete(me, id, ifMatch);
    }

    private GivenRole find(String id) {
        return Arrays.stream(Role.values())
                .filter(role -> role.code().equals(id))
                .<GivenRole>map(GivenRole.Standard::new)
                .findFirst()
                .or(() ->
                        uuid(id).flatMap(custom -> database.read(() -> roles.find(custom)))
                                .map(GivenRole.Custom::new))
                .orElseThrow(Problem::notFound);
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException isNone) {
            return Optional.empty();
        }
    }

    private ResponseEntity<View> answer(GivenRole role, HttpStatus status, Locale locale) {
        var answer = ResponseEntity.status(status).eTag(tag(role, locale));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/v1/admin/roles/" + role.code()));
        }
        return answer.body(view(role, locale));
    }

    /** Every language is a representation of its own, and any of them says what was seen. */
    static Set<String> tags(CustomRole role) {
        return ProblemTexts.LOCALES.stream()
                .map(locale -> tag(new GivenRole.Custom(role), locale))
                .collect(Collectors.toSet());
    }

    private static String tag(GivenRole role, Locale locale) {
        var version =
                switch (role) {
                    case GivenRole.Standard(var standard) -> standard.code();
                    case GivenRole.Custom(var custom) -> Integer.toString(custom.version());
                };
        return version + "." + locale.getLanguage();
    }

    private View view(GivenRole role, Locale locale) {
        return new View(
                role.code(),
                role instanceof GivenRole.Custom,
                words.name(role, locale),
                role instanceof GivenRole.Standard(var standard)
                        ? words.meaning(standard, locale)
                        : null,
                rights(
                        role.permissions().stream()
                                .sorted(Comparator.comparing(Permission::code))
                                .toList(),
                        locale),
                Granting.permission(role),
                excluded(role, locale));
    }

    private List<Right> rights(Collection<Permission> permissions, Locale locale) {
        return permissions.stream()
                .map(permission -> new Right(permission, words.meaning(permission, locale)))
                .toList();
    }

    private List<Excluded> excluded(GivenRole role, Locale locale) {
        return role.countsAs().stream()
                .flatMap(alike ->
                        Separation.of(alike).stream()
                                .map(pair ->
                                        new Excluded(
                                                pair.against(alike).orElseThrow(),
                                                words.because(pair.reason(), locale))))
                .distinct()
                .sorted(Comparator.comparing(Excluded::role))
                .toList();
    }

    /**
     * @param combinable permissions of which a company may make roles of its own
     */
    record Page(List<View> items, List<Right> combinable, @Nullable String next) {}

    /**
     * @param id code of the role, or the id of one of the company's own
     * @param meaning what such a person does; a company's own role has its name only
     * @param givenWith the permission that it takes to give this role
     * @param excludes roles that nobody has together with it
     */
    record View(
            String id,
            boolean custom,
            String name,
            @Nullable String meaning,
            List<Right> permissions,
            Permission givenWith,
            List<Excluded> excludes) {}

    record Right(Permission permission, String meaning) {}

    record Excluded(Role role, String because) {}
}
