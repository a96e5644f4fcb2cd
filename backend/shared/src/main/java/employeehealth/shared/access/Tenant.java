package employeehealth.shared.access;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The company (and person) whose rows a transaction may see. It is the caller's own, unless a
 * service names another on purpose: before sign-in, when answering another service, in a job.
 */
public record Tenant(CompanyId company, @Nullable PersonId person) {

    private static final ScopedValue<Tenant> NAMED = ScopedValue.newInstance();

    public static Tenant of(CompanyId company) {
        return new Tenant(company, null);
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
                : Caller.me().map(me -> new Tenant(me.company(), me.person()));
    }
}
