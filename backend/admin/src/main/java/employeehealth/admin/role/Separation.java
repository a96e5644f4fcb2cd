package employeehealth.admin.role;

import static employeehealth.contracts.access.Role.AUDITOR;
import static employeehealth.contracts.access.Role.CLINICIAN;
import static employeehealth.contracts.access.Role.COMPANY_ADMIN;
import static employeehealth.contracts.access.Role.DPO;
import static employeehealth.contracts.access.Role.EMPLOYER;
import static employeehealth.contracts.access.Role.FIRST_AIDER;
import static employeehealth.contracts.access.Role.NURSE;
import static employeehealth.contracts.access.Role.PHYSICIAN;
import static employeehealth.contracts.access.Role.PROTOCOL_AUTHOR;
import static employeehealth.contracts.access.Role.PROTOCOL_SIGNATORY;

import employeehealth.contracts.access.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which roles nobody has at the same time, and why. Data: the rules have no other place. */
public final class Separation {

    private static final Role[] CARE = {NURSE, PHYSICIAN, CLINICIAN};
    private static final Role[] PROTOCOLS = {PROTOCOL_AUTHOR, PROTOCOL_SIGNATORY};

    /** All pairs, each in one direction. */
    public static final List<Pair> PAIRS = pairs();

    private Separation() {}

    /** Its words stand in {@code roles/words.properties}. */
    public enum Reason {
        /** A protocol is published by two people, or by nobody. */
        TWO_SIGNATURES,
        /** The employer is blind: not even an emergency card. */
        BLIND_EMPLOYER,
        /** Who hands out access does not have the access that is worth having. */
        NO_ADMINISTRATOR_IN_CARE,
        /** Medical rules are the health service's, free of the company's interests. */
        FREE_PROTOCOLS,
        /** Nobody watches over their own doings: GDPR 38(6) for the officer. */
        INDEPENDENT_OFFICER,
        /** Nobody reads the trail of what they did themselves as a part of their work. */
        INDEPENDENT_AUDITOR;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Two roles that exclude each other. */
    public record Pair(Role one, Role other, Reason reason) {

        Optional<Role> against(Role role) {
            return role == one
                    ? Optional.of(other)
                    : role == other ? Optional.of(one) : Optional.empty();
        }

        private boolean isAmong(Collection<Role> some, Collection<Role> others) {
            return (some.contains(one) && others.contains(other))
                    || (some.contains(other) && others.contains(one));
        }
    }

    private static List<Pair> pairs() {
        var all = new ArrayList<Pair>();
        all.add(new Pair(PROTOCOL_AUTHOR, PROTOCOL_SIGNATORY, Reason.TWO_SIGNATURES));
        exclude(all, EMPLOYER, Reason.BLIND_EMPLOYER, CARE);
        exclude(all, EMPLOYER, Reason.BLIND_EMPLOYER, FIRST_AIDER);
        exclude(all, EMPLOYER, Reason.FREE_PROTOCOLS, PROTOCOLS);
        exclude(all, COMPANY_ADMIN, Reason.NO_ADMINISTRATOR_IN_CARE, CARE);
        exclude(all, COMPANY_ADMIN, Reason.NO_ADMINISTRATOR_IN_CARE, FIRST_AIDER);
        exclude(all, COMPANY_ADMIN, Reason.FREE_PROTOCOLS, PROTOCOLS);
        exclude(all, DPO, Reason.INDEPENDENT_OFFICER, EMPLOYER, COMPANY_ADMIN);
        exclude(all, DPO, Reason.INDEPENDENT_OFFICER, CARE);
        exclude(all, AUDITOR, Reason.INDEPENDENT_AUDITOR, EMPLOYER, COMPANY_ADMIN);
        exclude(all, AUDITOR, Reason.INDEPENDENT_AUDITOR, CARE);
        return List.copyOf(all);
    }

    private static void exclude(List<Pair> all, Role role, Reason reason, Role... others) {
        Arrays.stream(others).forEach(other -> all.add(new Pair(role, other, reason)));
    }

    /** The first pair of which somebody would be both sides. */
    public static Optional<Pair> conflict(Collection<Role> some, Collection<Role> others) {
        return PAIRS.stream().filter(pair -> pair.isAmong(some, others)).findFirst();
    }

    static List<Pair> of(Role role) {
        return PAIRS.stream().filter(pair -> pair.against(role).isPresent()).toList();
    }
}
