package employeehealth.engine;

import employeehealth.engine.text.Assertion;
import employeehealth.engine.text.Mention;
import employeehealth.engine.text.Reading;
import java.util.ArrayList;
import java.util.List;

/** Says why, quoting the words that caused it. */
final class Explained {

    /** What opened a protocol that was picked, or is always looked at. */
    private static final Condition NOTHING = new Condition.Or(List.of());

    private final Input input;
    private final Reading reading;
    private final Situation situation;
    private final Wording wording;

    Explained(Input input, Reading reading, Situation situation, Wording wording) {
        this.input = input;
        this.reading = reading;
        this.situation = situation;
        this.wording = wording;
    }

    /** Adds the rules that decided: all that hold, the most urgent first, or else the default. */
    void rules(List<Verdict> verdicts, Urgency urgency, List<Explanation> explanations) {
        for (Urgency level : Urgency.DESCENDING) {
            for (Verdict verdict : verdicts) {
                for (Protocol.Rule rule : verdict.fired()) {
                    if (rule.urgency() == level) {
                        explanations.add(explain(rule.id(), rule.text(), rule.when()));
                    }
                }
            }
        }
        for (Verdict verdict : verdicts) {
            boolean decides = verdict.base() == urgency && verdict.urgency() == urgency;
            if (decides && verdict.protocol().role() != Protocol.Role.UNIVERSAL) {
                explanations.add(base(verdict));
            }
        }
    }

    private Explanation base(Verdict verdict) {
        Protocol protocol = verdict.protocol();
        Protocol.SelfCare selfCare = protocol.selfCare();
        Condition opened = protocol.opens();
        if (opened == null || situation.truth(opened) != Truth.TRUE) {
            opened = NOTHING;
        }
        if (selfCare != null && verdict.base() == Urgency.SELF_CARE) {
            return explain(protocol.id() + ".self-care", selfCare.text(), opened);
        }
        boolean open = verdict.lowest() == Urgency.SELF_CARE;
        Explanation base = explain(protocol.otherwise().id(), protocol.otherwise().text(), opened);
        return open
                ? new Explanation(
                        base.rule(),
                        base.text() + " " + wording.openFlags(input.language()),
                        base.causes())
                : base;
    }

    private Explanation explain(String rule, Text text, Condition when) {
        List<String> causes = situation.causes(when);
        String said = text.in(input.language());
        List<String> quotes = reading.mentions().isEmpty() ? List.of() : quotes(causes);
        return new Explanation(
                rule,
                quotes.isEmpty() ? said : said + " (" + String.join(", ", quotes) + ")",
                causes);
    }

    private List<String> quotes(List<String> causes) {
        List<String> quotes = new ArrayList<>();
        for (Mention mention : reading.mentions()) {
            boolean said =
                    mention.assertion() == Assertion.PRESENT
                            || mention.assertion() == Assertion.UNCERTAIN
                            || mention.assertion() == Assertion.RESOLVED
                            || mention.assertion() == Assertion.PAST;
            if (said && causes.contains(mention.code())) {
                String words = input.text().substring(mention.start(), mention.end());
                String quote =
                        switch (input.language()) {
                            case FR -> "« " + words + " »";
                            case EN -> "“" + words + "”";
                        };
                if (!quotes.contains(quote)) {
                    quotes.add(quote);
                }
            }
        }
        return quotes;
    }
}
