package employeehealth.app;

import employeehealth.admin.AdminModule;
import employeehealth.auth.AuthModule;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.AdminDataApi;
import employeehealth.contracts.admin.CareTeamApi;
import employeehealth.contracts.auth.AuthApi;
import employeehealth.contracts.auth.AuthDataApi;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.LinkApi;
import employeehealth.contracts.auth.PeopleApi;
import employeehealth.contracts.auth.ReachApi;
import employeehealth.contracts.auth.SearchApi;
import employeehealth.contracts.care.ConsentApi;
import employeehealth.contracts.care.FhirApi;
import employeehealth.contracts.care.ProfileFactsApi;
import employeehealth.contracts.notifications.NotificationsDataApi;
import employeehealth.contracts.profile.ContactApi;
import employeehealth.contracts.triage.TriageApi;
import employeehealth.contracts.triage.TriageDataApi;
import employeehealth.gateway.GatewayModule;
import employeehealth.notifications.NotificationsModule;
import employeehealth.profile.ProfileModule;
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
    DATABASE(EmbeddedDatabase.class, offers(), uses()),
    GATEWAY(GatewayModule.class, offers(), uses(AuthApi.class, PeopleApi.class, TriageApi.class)),
    AUTH(
            AuthModule.class,
            offers(
                    AuthApi.class,
                    PeopleApi.class,
                    ReachApi.class,
                    LinkApi.class,
                    DirectoryApi.class,
                    SearchApi.class,
                    AuthDataApi.class),
            uses(AdminApi.class)),
    ADMIN(
            AdminModule.class,
            offers(AdminApi.class, CareTeamApi.class, AdminDataApi.class),
            uses(AuthApi.class, DirectoryApi.class)),
    TRIAGE(
            TriageModule.class,
            offers(TriageApi.class, FhirApi.class, TriageDataApi.class),
            uses(AuthApi.class, DirectoryApi.class, ProfileFactsApi.class)),
    PROFILE(
            ProfileModule.class,
            offers(ConsentApi.class, ProfileFactsApi.class, ContactApi.class),
            uses(
                    AuthApi.class,
                    DirectoryApi.class,
                    SearchApi.class,
                    CareTeamApi.class,
                    AuthDataApi.class,
                    AdminDataApi.class,
                    TriageDataApi.class,
                    NotificationsDataApi.class)),
    NOTIFICATIONS(
            NotificationsModule.class,
            offers(NotificationsDataApi.class),
            uses(AuthApi.class, ReachApi.class, LinkApi.class, ContactApi.class, ConsentApi.class));

    final Class<?> module;
    final List<Class<?>> offered;
    final List<Class<?>> used;

    Target(Class<?> module, List<Class<?>> offered, List<Class<?>> used) {
        this.module = module;
        this.offered = offered;
        this.used = used;
    }

    private static List<Class<?>> offers(Class<?>... contracts) {
        return List.of(contracts);
    }

    private static List<Class<?>> uses(Class<?>... contracts) {
        return List.of(contracts);
    }

    /** Without these running somewhere, these targets cannot do their work. */
    static Set<Target> neededBy(Set<Target> targets) {
        var needed = EnumSet.noneOf(Target.class);
        if (targets.contains(GATEWAY)) {
            needed.addAll(EnumSet.complementOf(EnumSet.of(DATABASE))); // it is the door to all
        }
        for (var target : targets) {
            for (var owner : values()) {
                if (target.used.stream().anyMatch(owner.offered::contains)) {
                    needed.add(owner);
                }
            }
        }
        needed.removeAll(targets);
        return needed;
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
