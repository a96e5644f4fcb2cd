package employeehealth.engine;

import employeehealth.engine.json.Json;
import employeehealth.engine.json.JsonFault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the policy of a company. What it says is judged by {@link PolicyLinter}. */
final class PolicyReader {

    private final List<String> faults = new ArrayList<>();

    private PolicyReader() {}

    static Policy read(String json) {
        PolicyReader reader = new PolicyReader();
        try {
            if (Json.parse(json) instanceof Json.Obj(var members)) {
                Policy policy = reader.policy(new Members("policy", members, reader.faults));
                if (reader.faults.isEmpty()) {
                    return policy;
                }
            } else {
                reader.faults.add("policy: no JSON object");
            }
        } catch (JsonFault e) {
            reader.faults.add("policy: " + e.getMessage());
        }
        throw new LibraryFault(reader.faults);
    }

    private Policy policy(Members members) {
        List<Policy.Site> sites = new ArrayList<>();
        for (Members one : members.objects("sites")) {
            sites.add(new Policy.Site(one.string("id"), one.string("name"), one.string("country")));
            one.done();
        }
        List<Policy.Reach> reaches = new ArrayList<>();
        for (Members one : members.objects("contacts")) {
            reaches.add(reach(one));
            one.done();
        }
        List<Policy.Said> said = new ArrayList<>();
        for (Members one : members.objects("texts")) {
            said.add(
                    new Policy.Said(
                            one.urgency("urgency"), text(one, "route"), one.texts("advice")));
            one.done();
        }
        List<Policy.Raise> raises = new ArrayList<>();
        for (Members one : members.objects("raises")) {
            raises.add(
                    new Policy.Raise(
                            one.optional("presentation"),
                            one.has("from") ? one.urgency("from") : Urgency.SELF_CARE,
                            one.urgency("atLeast"),
                            one.text("reason")));
            one.done();
        }
        members.done();
        return new Policy(sites, reaches, said, raises);
    }

    private Policy.Reach reach(Members one) {
        Set<Urgency> urgencies = EnumSet.noneOf(Urgency.class);
        for (String code : one.strings("urgencies")) {
            Urgency.of(code)
                    .ifPresentOrElse(urgencies::add, () -> one.fault("no urgency: " + code));
        }
        String kind = one.string("kind");
        return new Policy.Reach(
                Contact.Kind.of(kind)
                        .orElseGet(() -> {
                            one.fault("kind is unknown: " + kind);
                            return Contact.Kind.NUMBER;
                        }),
                one.text("name"),
                one.optional("phone"),
                one.optional("url"),
                text(one, "hours"),
                one.optional("site"),
                one.optional("country"),
                urgencies);
    }

    private static @Nullable Text text(Members members, String name) {
        return members.has(name) ? members.text(name) : null;
    }
}
