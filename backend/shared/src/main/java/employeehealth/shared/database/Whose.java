package employeehealth.shared.database;

import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells PostgreSQL, for one transaction only, whose rows exist. */
final class Whose {

    static final String NAMED =
            """
            select set_config('app.company', :whose_company, true),
                   set_config('app.health_service', :whose_health_service, true),
                   set_config('app.person', :whose_person, true),
                   set_config('app.care', :whose_care, true),
                   set_config('app.purpose', :whose_purpose, true)
            """;

    /** The same, with its parameters in the order of {@link #now}. */
    static final String IN_ORDER = NAMED.replaceAll(":whose_[a-z_]+", "?");

    /**
     * For a transaction of one query, which it keeps from writing. Such a query looks for few rows,
     * in the order of an index: policies with an "or" mislead the planner to collect and sort all
     * rows of a person instead.
     */
    static final String FOR_ONE_QUERY =
            NAMED.strip()
                    + ", set_config('transaction_read_only', 'on', true)"
                    + ", set_config('enable_bitmapscan', 'off', true);\n";

    private Whose() {}

    static Map<String, String> now() {
        var tenant = Tenant.current();
        var care = CareAccess.current();
        var whose = new LinkedHashMap<String, String>();
        whose.put("whose_company", text(tenant.map(Tenant::company)));
        whose.put("whose_health_service", text(tenant.map(Tenant::healthService)));
        whose.put("whose_person", text(tenant.map(Tenant::person)));
        whose.put("whose_care", text(care.map(CareAccess::of)));
        whose.put("whose_purpose", text(care.map(c -> c.purpose().code())));
        return whose;
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
