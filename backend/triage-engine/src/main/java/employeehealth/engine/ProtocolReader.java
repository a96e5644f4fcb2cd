package employeehealth.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one protocol file. */
final class ProtocolReader {

    /** Holds never: for a red flag that only its own question can raise. */
    private static final Condition NEVER = new Condition.Or(List.of());

    /** Holds always: for what applies when nothing else does. */
    private static final Condition ALWAYS = new Condition.And(List.of());

    private final String file;
    private final Members members;
    private final Names names;
    private final String id;

    ProtocolReader(String file, Members members, Names names) {
        this.file = file;
        this.members = members;
        this.names = names;
        this.id = members.string("id");
    }

    Protocol read() {
        members.optional("$schema");
        members.optional("note");
        List<Protocol.RedFlag> redFlags = redFlags();
        List<Protocol.Ask> questions = questions();
        List<Protocol.Rule> rules = rules();
        Protocol protocol =
                new Protocol(
                        id,
                        members.string("version"),
                        file,
                        role(),
                        members.text("title"),
                        members.string("group"),
                        search(members.object("search")),
                        members.condition("opens", names),
                        redFlags,
                        questions,
                        rules,
                        otherwise(members.object("otherwise")),
                        selfCare(),
                        members.textMap("advice"),
                        members.texts("safetyNet"),
                        sources(),
                        Protocol.asks(redFlags, questions),
                        Protocol.candidates(redFlags, rules));
        members.done();
        return protocol;
    }

    private Protocol.Role role() {
        String role = members.optional("role");
        return switch (role == null ? "complaint" : role) {
            case "universal" -> Protocol.Role.UNIVERSAL;
            case "complaint" -> Protocol.Role.COMPLAINT;
            case "request" -> Protocol.Role.REQUEST;
            case "general" -> Protocol.Role.GENERAL;
            default -> {
                members.fault("unknown role " + role);
                yield Protocol.Role.COMPLAINT;
            }
        };
    }

    private static Map<Language, List<String>> search(Members search) {
        Map<Language, List<String>> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, List.copyOf(search.strings(language.code())));
        }
        search.done();
        return words;
    }

    private List<Protocol.RedFlag> redFlags() {
        List<Protocol.RedFlag> flags = new ArrayList<>();
        for (Members one : members.objects("redFlags")) {
            Name name = names.of(id + "." + one.string("id"));
            String use = one.string("use");
            if (!use.equals("gate") && !use.equals("net")) {
                one.fault("use is gate or net");
            }
            Text sign = one.text("sign");
            Name finding = name(one, "finding");
            Condition when = one.condition("when", names);
            Condition skip = one.condition("skip", names);
            List<Name> sameAs = sameAs(one);
            Protocol.Ask question = null;
            if (one.has("question")) {
                question =
                        new Protocol.Ask(
                                name,
                                Question.Kind.BOOLEAN,
                                one.text("question"),
                                List.of(),
                                finding,
                                null,
                                skip,
                                sameAs,
                                null,
                                null,
                                null,
                                sign);
            } else if (use.equals("gate")) {
                one.fault("a gate needs a question");
            }
            Condition all = holds(question, finding, when);
            flags.add(
                    new Protocol.RedFlag(
                            new Protocol.Rule(
                                    name.text(),
                                    all,
                                    one.urgency("urgency"),
                                    sign,
                                    one.strings("advice")),
                            use.equals("gate"),
                            one.condition("onlyIf", names),
                            all,
                            question,
                            sign));
            one.done();
        }
        return flags;
    }

    private static Condition holds(
            Protocol.@Nullable Ask question, @Nullable Name finding, @Nullable Condition when) {
        List<Condition> any = new ArrayList<>();
        if (question != null) {
            any.add(new Condition.Yes(question.name()));
        }
        if (finding != null) {
            any.add(new Condition.Present(finding));
        }
        if (when != null) {
            any.add(when);
        }
        return any.isEmpty() ? NEVER : new Condition.Or(List.copyOf(any));
    }

    private List<Protocol.Ask> questions() {
        List<Protocol.Ask> questions = new ArrayList<>();
        for (Members one : members.objects("questions")) {
            String fact = one.optional("fact");
            if (fact != null && Fact.of(fact).isEmpty()) {
                one.fault("unknown fact " + fact);
            }
            Name name = names.of(id + "." + one.string("id"));
            questions.add(
                    new Protocol.Ask(
                            name,
                            kind(one),
                            one.text("text"),
                            options(name, one),
                            name(one, "finding"),
                            fact == null ? null : Fact.of(fact).orElse(null),
                            one.condition("skip", names),
                            sameAs(one),
                            one.number("min"),
                            one.number("max"),
                            one.optional("unit"),
                            null));
            one.done();
        }
        return questions;
    }

    private static Question.Kind kind(Members one) {
        String code = one.string("kind");
        for (Question.Kind kind : Question.Kind.values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        one.fault("unknown kind " + code);
        return Question.Kind.BOOLEAN;
    }

    private List<Protocol.AskOption> options(Name question, Members of) {
        List<Protocol.AskOption> options = new ArrayList<>();
        for (Members one : of.objects("options")) {
            String code = one.string("code");
            options.add(
                    new Protocol.AskOption(
                            code,
                            names.option(question, code),
                            one.text("label"),
                            name(one, "finding")));
            one.done();
        }
        return options;
    }

    private List<Name> sameAs(Members one) {
        List<Name> same = new ArrayList<>();
        one.strings("sameAs").forEach(question -> same.add(names.of(question)));
        return List.copyOf(same);
    }

    private @Nullable Name name(Members one, String member) {
        String text = one.optional(member);
        return text == null ? null : names.of(text);
    }

    private List<Protocol.Rule> rules() {
        List<Protocol.Rule> rules = new ArrayList<>();
        for (Members one : members.objects("rules")) {
            Condition when = one.condition("when", names);
            if (when == null) {
                one.fault("a rule needs a condition");
            }
            rules.add(
                    new Protocol.Rule(
                            id + "." + one.string("id"),
                            when == null ? NEVER : when,
                            one.urgency("urgency"),
                            one.text("text"),
                            one.strings("advice")));
            one.done();
        }
        return rules;
    }

    private Protocol.Rule otherwise(Members one) {
        Protocol.Rule rule =
                new Protocol.Rule(
                        id + ".otherwise",
                        ALWAYS,
                        one.urgency("urgency"),
                        one.text("text"),
                        one.strings("advice"));
        one.done();
        return rule;
    }

    private Protocol.@Nullable SelfCare selfCare() {
        if (!members.has("selfCare")) {
            return null;
        }
        Members one = members.object("selfCare");
        Protocol.SelfCare selfCare =
                new Protocol.SelfCare(
                        one.condition("unless", names),
                        one.truth("minor"),
                        one.text("text"),
                        one.strings("advice"));
        one.done();
        return selfCare;
    }

    private List<Protocol.Source> sources() {
        List<Protocol.Source> sources = new ArrayList<>();
        for (Members one : members.objects("sources")) {
            if (!one.truth("ownWording")) {
                one.fault("ownWording must be true: texts of others are not copied");
            }
            sources.add(
                    new Protocol.Source(
                            one.string("source"),
                            one.string("publisher"),
                            one.optional("retrieved"),
                            one.truth("unverified")));
            one.done();
        }
        return sources;
    }
}
