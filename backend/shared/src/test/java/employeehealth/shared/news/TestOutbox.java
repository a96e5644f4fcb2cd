package employeehealth.shared.news;

import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/** The outbox as services get it, for tests of other modules; nobody hands on what lies in it. */
public final class TestOutbox {

    private TestOutbox() {}

    public static Outbox at(Clock clock) {
        return new Outbox(JsonMapper.builder().build(), clock, new Bell());
    }
}
