package employeehealth.app;

import employeehealth.admin.AdminModule;
import employeehealth.auth.AuthModule;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.auth.AuthApi;
import employeehealth.gateway.GatewayModule;
import employeehealth.shared.settings.StartRefused;
import employeehealth.triage.TriageModule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The one wiring table: what a process can run, and what each service offers the others. */
enum Target {
    /** The embedded PostgreSQL, unless DATABASE_URL names one of yours. */
    DATABASE(EmbeddedDatabase.class),
    GATEWAY(GatewayModule.class),
    AUTH(AuthModule.class, AuthApi.class),
    ADMIN(AdminModule.class, AdminApi.class),
    TRIAGE(TriageModule.class);

    final Class<?> module;
    final List<Class<?>> contracts;

    Target(Class<?> module, Class<?>... contracts) {
        this.module = module;
        this.contracts = List.of(contracts);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code all} or a list such as {@code triage,auth}. */
    static Set<Target> parse(String list) {
        var targets = EnumSet.noneOf(Target.class);
        for (var name : list.split(",", -1)) {
            if (name.strip().equals("all")) {
                targets.addAll(EnumSet.allOf(Target.class));
            } else {
                targets.add(named(name.strip()));
            }
        }
        return targets;
    }

    private static Target named(String name) {
        return Arrays.stream(values())
                .filter(target -> target.code().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new StartRefused(
                                "There is no target \""
                                        + name
                                        + "\"; there are: all, "
                                        + codes(EnumSet.allOf(Target.class))
                                        + "."));
    }

    static String codes(Set<Target> targets) {
        return targets.stream().map(Target::code).collect(Collectors.joining(", "));
    }
}
