package employeehealth.profile.datarequest;

import employeehealth.profile.Owner;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What somebody asks for of their data, without their words.
 *
 * @param owner whose data it is; the person of somebody without an account is this request's alone
 * @param closedOn none while it is open
 */
record DataRequest(
        UUID id,
        Owner owner,
        boolean hasAccount,
        Kind kind,
        Channel channel,
        State state,
        int version,
        Deadline deadline,
        @Nullable LocalDate closedOn) {

    static DataRequest received(
            UUID id, Owner owner, boolean hasAccount, Kind kind, Channel channel, LocalDate on) {
        var deadline = new Deadline(on, null, null, false);
        return new DataRequest(
                id, owner, hasAccount, kind, channel, State.RECEIVED, 1, deadline, null);
    }

    @Nullable LocalDate dueOn() {
        return state.isOpen() ? deadline.dueOn().orElse(null) : null;
    }

    String tag() {
        return Integer.toString(version);
    }

    /** What can be done next. */
    List<Act> next(LocalDate today) {
        return Arrays.stream(Act.values()).filter(act -> allows(act, today)).toList();
    }

    private boolean allows(Act act, LocalDate today) {
        return act.isPossibleIn(state) && (act != Act.EXTEND || isExtensible(today));
    }

    private boolean isExtensible(LocalDate today) {
        return !deadline.extended()
                && deadline.extensibleUntil().map(last -> !today.isAfter(last)).orElse(false);
    }

    /**
     * @throws Problem 409 if it is not the time for that, 400 if something goes with it
     */
    DataRequest after(Said said, LocalDate today) {
        if (!allows(said.act(), today)) {
            throw new Problem(HttpStatus.CONFLICT, "profile/data-request-state");
        }
        complete(said);
        var then = said.act().after(state);
        return new DataRequest(
                id,
                owner,
                hasAccount,
                kind,
                channel,
                then,
                version + 1,
                after(said.act(), then, today),
                then.isOpen() ? null : today);
    }

    private void complete(Said said) {
        require("text", said.act().needsWords(), said.text());
        require("proof", said.act() == Act.CHECK_IDENTITY, said.proof());
        require("reason", said.act() == Act.REFUSE, said.reason());
        if (said.reason() != null && !said.reason().fits(kind, state)) {
            throw Problem.invalid(List.of(new FieldFault("reason", "field.refusal")));
        }
    }

    private static void require(String field, boolean needed, @Nullable Object value) {
        if (needed && value == null) {
            throw Problem.invalid(List.of(new FieldFault(field, "field.missing")));
        }
        if (!needed && value != null) {
            throw Problem.invalid(List.of(new FieldFault(field, "field.not-with-this-step")));
        }
    }

    private Deadline after(Act act, State then, LocalDate today) {
        var asked = act == Act.ASK_IDENTITY ? today : deadline.askedOn();
        var settled =
                state == State.IDENTITY_ASKED && then != state
                        ? Objects.requireNonNullElse(deadline.settledOn(), today)
                        : deadline.settledOn();
        return new Deadline(
                deadline.receivedOn(), asked, settled, deadline.extended() || act == Act.EXTEND);
    }
}
