package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.engine.text.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is ruled out at once would be false when looked at: on random inputs, all protocols open.
 */
class CandidatesTest {

    private static final int CASES = 500;
    private static final Library LIBRARY = ProtocolFiles.library();

    private final Index index = new Index(LIBRARY);

    @Test
    void noRuleThatHoldsOrIsOpenIsRuledOut() {
        RandomInputs inputs = new RandomInputs(LIBRARY, 20261130);
        int out = 0;
        for (int i = 0; i < CASES; i++) {
            Situation situation = situation(inputs.anything());
            for (Protocol protocol : LIBRARY.protocols()) {
                List<Protocol.Rule> left = situation.candidates(protocol);
                List<Protocol.Rule> all = rules(protocol);
                out += all.size() - left.size();
                all.removeAll(left);
                for (Protocol.Rule rule : all) {
                    assertThat(situation.truth(rule.when())).as(rule.id()).isEqualTo(Truth.FALSE);
                }
            }
        }
        assertThat(out).as("some are ruled out").isGreaterThan(CASES);
    }

    private Situation situation(Input input) {
        Reading reading = LIBRARY.lexicon().read(input.text(), input.language().code());
        Situation situation = new Situation(input, reading, index);
        new InputCheck(index).answers(input, situation);
        situation.open(LIBRARY.protocols());
        return situation;
    }

    private static List<Protocol.Rule> rules(Protocol protocol) {
        List<Protocol.Rule> all = new ArrayList<>();
        protocol.redFlags().forEach(flag -> all.add(flag.rule()));
        all.addAll(protocol.rules());
        return all;
    }
}
