package employeehealth.contracts.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** One thing that a token may allow. Roles are bundles of these; handlers ask for one of these. */
public enum Permission {
    /** Check one's own symptoms and read one's own results. */
    TRIAGE_ASSESS("triage.assess"),
    /** Keep one's own file: health profile, documents, contacts, consents. */
    PROFILE_OWN("profile.own"),
    /** Read the files of people whom one takes care of, within what binds one to each of them. */
    CARE_READ("care.read"),
    /** Belong to the health service's team, which takes care of everyone of the company. */
    CARE_TEAM("care.team"),
    /** Read what is about another person without taking care of them, with a reason. */
    CARE_BREAK_GLASS("care.break-glass"),
    /** Give an opinion on somebody's work, and say when the employer may see it. */
    CARE_FITNESS_OPINION("care.fitness-opinion"),
    /** See who opened which file in an emergency, and why, to look into it. */
    CARE_BREAK_GLASS_REVIEW("care.break-glass-review"),
    /** See when somebody opened a file in an emergency; not whose it was, nor why. */
    BREAK_GLASS_REGISTER("break-glass.register"),
    /** Handle what people ask for of their data by right. Their files stay closed. */
    RIGHTS_HANDLE("rights.handle"),
    /** Read what is done with data about people, on which ground, and where it is kept. */
    COMPLIANCE_READ("compliance.read"),
    /** Read the opinions on people's work that a physician has released to the employer. */
    OPINIONS_READ("opinions.read"),
    /** Try the rules without storing anything. */
    TRIAGE_EVALUATE("triage.evaluate"),
    /** Read the medical protocols, published versions and sources. */
    PROTOCOLS_READ("protocols.read"),
    /** Draft versions of medical protocols, and sign them as their author. */
    PROTOCOLS_AUTHOR("protocols.author"),
    /** Sign somebody else's drafts, put them into force, and take the last one back. */
    PROTOCOLS_SIGN("protocols.sign"),
    /**
     * Say whom the people of one's own company turn to after a symptom check, and raise levels
     * there. Shows nobody's checks.
     */
    TRIAGE_POLICY("triage.policy"),
    /** Invite people to one's own company. */
    PEOPLE_INVITE("people.invite"),
    /** Say with which addresses people may come to the company by themselves. */
    COMPANY_DOMAINS("company.domains"),
    /** Decide which programs of others one's own company lets in. */
    CLIENTS_MANAGE("clients.manage"),
    /** Read what happened at one's own company, under pseudonyms. */
    AUDIT_READ("audit.read"),
    /** See the people of one's own company, and what they are where. */
    PEOPLE_MANAGE("people.manage"),
    /** Add places of work and groups of staff. */
    SITES_MANAGE("sites.manage"),
    /** Give and take away the roles of the company's side, and make roles of its own. */
    ROLES_MANAGE("roles.manage"),
    /** Give and take away care roles. The health service's side alone holds it. */
    CARE_TEAM_MANAGE("care-team.manage"),
    /** Read who may do what at one's own company, since when, and by whom. */
    ACCESS_REVIEW("access.review"),
    /**
     * See how the work behind the services goes, of all companies together, and have tried again
     * what was given up. Of no role at a company: the installation names who runs it.
     */
    PLATFORM_OPERATE("platform.operate");

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    public static Permission ofCode(String code) {
        return Arrays.stream(values())
                .filter(permission -> permission.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown permission " + code));
    }
}
