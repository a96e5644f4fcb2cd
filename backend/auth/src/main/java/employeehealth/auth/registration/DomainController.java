package employeehealth.auth.registration;

import static employeehealth.contracts.access.Permission.COMPANY_DOMAINS;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.person.EverybodysDomains;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * With addresses of which domains people may register by themselves. An administrator can name the
 * domain of their own address only: that they have one there is what proves it.
 */
@RestController
@RequestMapping("/api/v1/auth/domains")
class DomainController {

    private final AuthDatabase database;
    private final EmailDomains domains;
    private final ProvenDomains proven;
    private final Audit audit;
    private final Clock clock;

    DomainController(
            AuthDatabase database,
            EmailDomains domains,
            ProvenDomains proven,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.domains = domains;
        this.proven = proven;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @Audience(value = COMPANY_DOMAINS, everywhere = true)
    Page list(Me me) {
        return new Page(database.read(() -> domains.of(me.company())), null);
    }

    @PutMapping("/{domain}")
    @Audience(value = COMPANY_DOMAINS, everywhere = true)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void allow(Me me, @PathVariable String domain) {
        var name = EmailAddress.domain(domain).orElseThrow(DomainController::notProven);
        database.write(() -> {
            if (EverybodysDomains.contain(name) || !proven.isOwnOf(me, name)) {
                throw notProven();
            }
            if (domains.allow(name, me.company(), me.person(), clock.instant())) {
                record(me, "auth.email-domain.allowed", name);
            } else if (!domains.companyOf(name).filter(me.company()::equals).isPresent()) {
                throw notProven();
            }
        });
    }

    @DeleteMapping("/{domain}")
    @Audience(value = COMPANY_DOMAINS, everywhere = true)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Me me, @PathVariable String domain) {
        var name = EmailAddress.domain(domain).orElseThrow(Problem::notFound);
        database.write(() -> {
            if (!domains.remove(name)) {
                throw Problem.notFound();
            }
            record(me, "auth.email-domain.removed", name);
        });
    }

    private void record(Me me, String action, String domain) {
        audit.record(
                database,
                new AuditRecord(
                        me.company(),
                        me.person(),
                        null,
                        action,
                        "auth.email_domains",
                        domain,
                        "administration",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }

    private static Problem notProven() {
        return new Problem(HttpStatus.CONFLICT, "auth/domain-not-proven");
    }

    record Page(List<EmailDomains.Allowed> items, @Nullable String next) {}
}
