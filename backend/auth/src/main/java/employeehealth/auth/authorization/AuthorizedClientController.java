package employeehealth.auth.authorization;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.grant.EndGrants;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Language;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The programs that one has agreed to, and taking that back. */
@RestController
@RequestMapping("/api/v1/auth/authorized-clients")
class AuthorizedClientController {

    private final AuthDatabase database;
    private final AuthorizedClients authorized;
    private final EndGrants grants;
    private final Audit audit;

    AuthorizedClientController(
            AuthDatabase database, AuthorizedClients authorized, EndGrants grants, Audit audit) {
        this.database = database;
        this.authorized = authorized;
        this.grants = grants;
        this.audit = audit;
    }

    record Page(List<View> items, @Nullable String next) {}

    record View(
            UUID client,
            String name,
            List<AuthorizationController.Wanted> scopes,
            Instant firstAt,
            Instant lastAt) {}

    @GetMapping
    @SignedIn
    Page mine(Me me, HttpServletRequest request) {
        var locale = Language.of(request);
        return new Page(
                database.read(() -> authorized.of(me.person())).stream()
                        .map(one ->
                                new View(
                                        one.client(),
                                        one.name(),
                                        one.scopes().stream()
                                                .sorted()
                                                .map(scope ->
                                                        new AuthorizationController.Wanted(
                                                                scope, scope.words(locale)))
                                                .toList(),
                                        one.firstAt(),
                                        one.lastAt()))
                        .toList(),
                null);
    }

    /** Everything that the program got is over with it, within seconds. */
    @DeleteMapping("/{client}")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(Me me, @PathVariable UUID client) {
        database.write(() -> {
            var before = authorized.forget(me.person(), client).orElseThrow(Problem::notFound);
            grants.endAll(me.person(), client, EndGrants.Because.WITHDRAWN);
            audit.record(
                    database,
                    AuditRecord.own(
                                    me.company(),
                                    me.person(),
                                    "auth.authorization.withdrawn",
                                    "auth.authorized_clients",
                                    client)
                            .changed(
                                    OAuthScope.text(before).getBytes(StandardCharsets.UTF_8),
                                    null));
        });
    }
}
