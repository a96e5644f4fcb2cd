package employeehealth.shared.access;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows a transaction may see: the company's, and of clinical ones those of the health service
 * and the person. It is the caller's own, unless a service names another on purpose: before
 * sign-in, when answering another service, in a job.
 */
public record Tenant(
        CompanyId company, @Nullable HealthServiceId healthService, @Nullable PersonId person) {

    private static final ScopedValue<Tenant> NAMED = ScopedValue.newInstance();

    public Tenant(CompanyId company, @Nullable PersonId person) {
        this(company, null, person);
    }

    /** Sees no clinical row. */
    public static Tenant of(CompanyId company) {
        return new Tenant(company, null, null);
    }

    public static Tenant of(Me me) {
        return new Tenant(me.company(), me.healthService(), me.person());
    }

    public <T> T get(Supplier<T> work) {
        return ScopedValue.where(NAMED, this).call(work::get);
    }

    public void run(Runnable work) {
        ScopedValue.where(NAMED, this).run(work);
    }

    /** Nobody's if nobody is signed in and no one was named: then no row is visible. */
    public static Optional<Tenant> current() {
        return NAMED.isBound()
                ? Optional.of(NAMED.get())
                : Caller.me()
                        .map(Tenant::of)
                        .or(() -> Caller.client().map(client -> Tenant.of(client.company())));
    }
}
