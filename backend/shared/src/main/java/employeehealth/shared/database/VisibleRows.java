package employeehealth.shared.database;

import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells PostgreSQL, for one transaction only, whose rows exist. */
final class VisibleRows {

    static final String NAMED =
            """
            select set_config('app.company', :visible_company, true),
                   set_config('app.health_service', :visible_health_service, true),
                   set_config('app.person', :visible_person, true),
                   set_config('app.care', :visible_care, true),
                   set_config('app.purpose', :visible_purpose, true)
            """;

    /** The same, with its parameters in the order of {@link #now}. */
    static final String IN_ORDER = NAMED.replaceAll(":visible_[a-z_]+", "?");

    /**
     * Before the only statement of a transaction. Such a one looks for few rows: policies with an
     * "or" mislead the planner to collect by bitmap all rows of a person, and to sort them, where
     * an index has them in order.
     */
    static final String THEN_ONE_STATEMENT =
            NAMED.strip() + ", set_config('enable_bitmapscan', 'off', true)";

    private VisibleRows() {}

    static Map<String, String> now() {
        var tenant = Tenant.current();
        var care = CareAccess.current();
        var visible = new LinkedHashMap<String, String>();
        visible.put("visible_company", text(tenant.map(Tenant::company)));
        visible.put("visible_health_service", text(tenant.map(Tenant::healthService)));
        visible.put("visible_person", text(tenant.map(Tenant::person)));
        visible.put("visible_care", text(care.map(CareAccess::of)));
        visible.put("visible_purpose", text(care.map(c -> c.purpose().code())));
        return visible;
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
