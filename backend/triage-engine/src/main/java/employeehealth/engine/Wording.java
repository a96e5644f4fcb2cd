package employeehealth.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is said, in one language. */
final class Wording {

    /** "What is it about?": its options are all presentations. */
    static final String COMPLAINT_QUESTION = "general.complaint";

    /** Most sentences of a safety net that anybody reads. */
    private static final int NET = 8;

    private final Library library;
    private final Index index;

    Wording(Library library, Index index) {
        this.library = library;
        this.index = index;
    }

    String label(String finding, Language language) {
        Index.Entry entry = index.finding(finding);
        return entry == null
                ? finding
                : entry.finding().labels().getOrDefault(language.code(), finding);
    }

    String openFlags(Language language) {
        return library.dispositions().openFlags().in(language);
    }

    Question question(Protocol.Ask ask, Language language) {
        Text sign = ask.sign();
        List<Question.Option> options = new ArrayList<>();
        if (ask.id().equals(COMPLAINT_QUESTION)) {
            for (Presentation presentation : presentations(language)) {
                options.add(new Question.Option(presentation.id(), presentation.label()));
            }
        }
        for (Protocol.AskOption option : ask.options()) {
            options.add(new Question.Option(option.code(), option.label().in(language)));
        }
        return new Question(
                ask.id(),
                ask.text().in(language),
                ask.kind(),
                options,
                ask.redFlag(),
                ask.min(),
                ask.max(),
                ask.unit(),
                sign == null ? null : sign.in(language));
    }

    List<Presentation> presentations(Language language) {
        List<Presentation> presentations = new ArrayList<>();
        for (Map.Entry<String, Text> group : library.dispositions().groups().entrySet()) {
            for (Protocol protocol : library.protocols()) {
                if (protocol.role() == Protocol.Role.COMPLAINT
                        && protocol.group().equals(group.getKey())) {
                    presentations.add(
                            new Presentation(
                                    protocol.id(),
                                    protocol.title().in(language),
                                    protocol.group(),
                                    group.getValue().in(language),
                                    protocol.search().getOrDefault(language, List.of())));
                }
            }
        }
        return presentations;
    }

    /**
     * @param deciding null where nothing was assessed: what holds for that urgency anyway
     */
    Recommendation recommendation(
            List<Verdict> verdicts,
            Urgency urgency,
            @Nullable Verdict deciding,
            Policy policy,
            Language language) {
        Dispositions.Disposition disposition = library.dispositions().of(urgency);
        List<String> advice = new ArrayList<>();
        disposition.advice().forEach(text -> advice.add(text.in(language)));
        Policy.Said company = policy.said(urgency);
        company.advice().forEach(text -> addOnce(advice, text.in(language)));
        if (deciding != null) {
            add(deciding, urgency, language, advice);
        }
        for (Verdict verdict : verdicts) {
            if (verdict != deciding) {
                add(verdict, urgency, language, advice);
            }
        }
        List<String> net = new ArrayList<>();
        if (deciding != null) {
            net(deciding, language, net);
        }
        for (Verdict verdict : verdicts) {
            if (verdict != deciding && verdict.protocol().role() != Protocol.Role.UNIVERSAL) {
                net(verdict, language, net);
            }
        }
        return new Recommendation(
                urgency,
                disposition.within(),
                route(disposition.route(), company.route(), urgency, language),
                List.copyOf(advice),
                List.copyOf(net.subList(0, Math.min(NET, net.size()))),
                policy.contacts(urgency, language));
    }

    /** The company's sentence stands beside ours, and in an emergency never before it. */
    private static String route(
            Text ours, @Nullable Text company, Urgency urgency, Language language) {
        if (company == null) {
            return ours.in(language);
        }
        return urgency.level() == Level.EMERGENCY
                ? ours.in(language) + " " + company.in(language)
                : company.in(language) + " " + ours.in(language);
    }

    /** Advice of the rules that hold, and of the way out where that is what is recommended. */
    private static void add(
            Verdict verdict, Urgency urgency, Language language, List<String> advice) {
        Protocol protocol = verdict.protocol();
        for (Protocol.Rule rule : verdict.fired()) {
            collect(protocol, rule.advice(), language, advice);
        }
        Protocol.SelfCare selfCare = protocol.selfCare();
        if (selfCare != null && verdict.urgency() == Urgency.SELF_CARE) {
            collect(protocol, selfCare.advice(), language, advice);
        } else if (urgency.level() != Level.EMERGENCY) {
            collect(protocol, protocol.otherwise().advice(), language, advice);
        }
    }

    private static void collect(
            Protocol protocol, List<String> wanted, Language language, List<String> advice) {
        for (String id : wanted) {
            Text text = protocol.advice().get(id);
            if (text != null) {
                addOnce(advice, text.in(language));
            }
        }
    }

    private static void net(Verdict verdict, Language language, List<String> net) {
        for (Text text : verdict.protocol().safetyNet()) {
            addOnce(net, text.in(language));
        }
        for (Protocol.RedFlag flag : verdict.protocol().redFlags()) {
            boolean emergency = flag.rule().urgency().level() == Level.EMERGENCY;
            if (emergency
                    && !verdict.fired().contains(flag.rule())
                    && verdict.protocol().role() != Protocol.Role.UNIVERSAL) {
                addOnce(net, flag.sign().in(language));
            }
        }
    }

    private static void addOnce(List<String> texts, String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
    }
}
