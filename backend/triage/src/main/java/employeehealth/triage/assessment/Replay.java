package employeehealth.triage.assessment;

import employeehealth.engine.Engine;

/**
 * Whether an old assessment still comes out the same.
 *
 * @param same every part of the result is equal
 * @param library hash of the protocols used, then and now
 * @param engine version of the engine then
 * @param engineNow version of the engine that replayed
 */
record Replay(boolean same, String library, String engine, String engineNow) {

    static Replay of(Assessment then, Result now) {
        return new Replay(then.result().equals(now), then.library(), then.engine(), Engine.VERSION);
    }
}
