package employeehealth.engine;

import employeehealth.engine.text.Mention;
import employeehealth.engine.text.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assesses one input against a library. Immutable and safe to share between threads. */
public final class Engine {

    /** Changes whenever the same library and input may give another outcome. */
    // Not a constant of the compiler's, of which class files compiled earlier would keep a copy.
    public static final String VERSION = String.valueOf("0.4.0");

    private final Library library;
    private final Index index;
    private final Wording wording;

    public Engine(Library library) {
        this.library = library;
        this.index = new Index(library);
        this.wording = new Wording(library, index);
    }

    /** The library this engine reads. */
    public Library library() {
        return library;
    }

    /** The same for somebody whose company adds nothing. */
    public Outcome assess(Input input) {
        return assess(input, Policy.NONE);
    }

    /**
     * What to do, for what is known now. Total: every valid input has an outcome.
     *
     * @param policy of their company, at their place of work
     * @throws IllegalInput if an answer fits no question, or a value is out of range
     */
    public Outcome assess(Input input, Policy policy) {
        InputCheck check = new InputCheck(index);
        check.check(input);
        Reading reading = library.lexicon().read(input.text(), input.language().code());
        Situation situation = new Situation(input, reading, index);
        check.answers(input, situation);
        List<Verdict> verdicts = verdicts(input, situation);
        Verdict deciding = verdicts.get(0);
        for (Verdict verdict : verdicts) {
            if (verdict.urgency().above(deciding.urgency()) || !speaks(deciding)) {
                deciding = verdict;
            }
        }
        Urgency urgency = deciding.urgency();
        Raising raising = new Raising(policy, verdicts);
        Urgency told = raising.above(urgency);
        List<Question> next = new ArrayList<>();
        for (Protocol.Ask ask :
                new NextQuestions(situation, verdicts, urgency, raising, index).inOrder()) {
            next.add(wording.question(ask, input.language()));
        }
        List<Explanation> why = new ArrayList<>(raising.why(urgency, input.language()));
        new Explained(input, reading, situation, wording).rules(verdicts, urgency, why);
        return new Outcome(
                wording.recommendation(verdicts, told, deciding, policy, input.language()),
                next.isEmpty(),
                List.copyOf(next),
                findings(reading, input.language()),
                List.copyOf(why),
                new ProtocolRef(deciding.protocol().id(), deciding.protocol().version()),
                evaluated(verdicts));
    }

    /** What an employee of that company reads whatever brought them, the most urgent first. */
    public List<Recommendation> preview(Policy policy, Language language) {
        List<Recommendation> preview = new ArrayList<>();
        for (Urgency urgency : Urgency.DESCENDING) {
            preview.add(wording.recommendation(List.of(), urgency, null, policy, language));
        }
        return preview;
    }

    /** All questions of the library, in a fixed order. */
    public List<Question> catalogue(Language language) {
        List<Question> questions = new ArrayList<>();
        for (Protocol.Ask ask : index.asks()) {
            questions.add(wording.question(ask, language));
        }
        return questions;
    }

    /** What can be picked from a list instead of writing, in a fixed order. */
    public List<Presentation> presentations(Language language) {
        return wording.presentations(language);
    }

    private List<Verdict> verdicts(Input input, Situation situation) {
        List<Protocol> looked = new ArrayList<>();
        String picked = picked(input);
        boolean complaint = false;
        for (Protocol protocol : library.protocols()) {
            boolean opened =
                    situation.truth(protocol.opens()) == Truth.TRUE
                            || input.presentations().contains(protocol.id())
                            || protocol.id().equals(picked)
                            || situation.answeredAny(protocol);
            boolean look =
                    switch (protocol.role()) {
                        case UNIVERSAL -> true;
                        case COMPLAINT -> opened;
                        case REQUEST -> opened && !complaint;
                        case GENERAL -> opened || !complaint;
                    };
            complaint |= look && protocol.role() != Protocol.Role.UNIVERSAL;
            if (look) {
                looked.add(protocol);
            }
        }
        situation.open(looked);
        List<Verdict> verdicts = new ArrayList<>(looked.size());
        for (Protocol protocol : looked) {
            verdicts.add(Verdict.of(protocol, situation));
        }
        return verdicts;
    }

    /** The protocol that the general question "what is it about" was answered with. */
    private static @Nullable String picked(Input input) {
        return input.answers().get(Wording.COMPLAINT_QUESTION)
                        instanceof Answer.Choice(String option)
                ? option
                : null;
    }

    /** The danger screen has a say only when one of its rules holds. */
    private static boolean speaks(Verdict verdict) {
        return verdict.protocol().role() != Protocol.Role.UNIVERSAL || !verdict.fired().isEmpty();
    }

    private static List<String> evaluated(List<Verdict> verdicts) {
        List<String> protocols = new ArrayList<>(verdicts.size());
        for (Verdict verdict : verdicts) {
            if (!verdict.protocol().aboutPerson()) {
                protocols.add(verdict.protocol().id());
            }
        }
        return List.copyOf(protocols);
    }

    private List<Finding> findings(Reading reading, Language language) {
        List<Finding> findings = new ArrayList<>(reading.mentions().size());
        for (Mention mention : reading.mentions()) {
            findings.add(
                    new Finding(
                            mention.code(),
                            wording.label(mention.code(), language),
                            status(mention),
                            mention.start(),
                            mention.end()));
        }
        return findings;
    }

    private static Finding.Status status(Mention mention) {
        return switch (mention.assertion()) {
            case PRESENT -> Finding.Status.PRESENT;
            case UNCERTAIN, HYPOTHETICAL, ABOUT -> Finding.Status.UNCERTAIN;
            case RESOLVED, PAST -> Finding.Status.PAST;
            case OTHER_PERSON -> Finding.Status.OTHER_PERSON;
            case ABSENT -> Finding.Status.ABSENT;
        };
    }
}
