package employeehealth.shared.flags;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.database.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Flag files and people for tests. */
final class TestFlags {

    static final CompanyId LUMIERE = new CompanyId(new UUID(1, 1));
    static final CompanyId VERRERIE = new CompanyId(new UUID(1, 2));
    static final PersonId CLAIRE = new PersonId(new UUID(2, 1));

    private TestFlags() {}

    /** The one flag, usually on, with that rule. */
    static String file(String targeting) {
        return file("on", targeting);
    }

    static String file(String usual, String targeting) {
        return """
        {"$schema": "https://flagd.dev/schema/v0/flags.json",
         "flags": {"home-checks": {
           "state": "ENABLED",
           "variants": {"on": true, "off": false},
           "defaultVariant": "%s",
           "targeting": %s}}}
        """
                .formatted(usual, targeting);
    }

    static FlagContext person(Random random) {
        return context(
                new PersonId(new UUID(random.nextLong(), random.nextLong())),
                LUMIERE,
                Set.of(Role.EMPLOYEE));
    }

    static FlagContext context(PersonId person, CompanyId company, Set<Role> roles) {
        return FlagContext.of(TestPlatform.secrets(), person, company, roles);
    }

    static boolean on(String file, FlagContext who) {
        var rules = FlagRule.read(file.getBytes(StandardCharsets.UTF_8));
        return Objects.requireNonNull(rules.get("home-checks"))
                .evaluate("home-checks", true, who)
                .getValue();
    }
}
