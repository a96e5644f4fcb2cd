package employeehealth.profile.datarequest;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.PersonId;
import employeehealth.profile.datarequest.OwnRequests.Known;
import employeehealth.profile.datarequest.OwnRequests.Wanted;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.web.CleanText;
import employeehealth.shared.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What one asks for of one's own data, in writing, of the data protection officer. */
@RestController
@RequestMapping("/api/v1/profile/data-requests")
class DataRequestController {

    private final OwnRequests own;

    DataRequestController(OwnRequests own) {
        this.own = own;
    }

    @GetMapping
    @Audience(PROFILE_OWN)
    Page all(Me me) {
        return new Page(own.all(me).stream().map(one -> View.of(me, one)).toList(), null);
    }

    /** Whoever has just proven again who they are has proven it for this, too. */
    @PostMapping
    @Audience(PROFILE_OWN)
    ResponseEntity<View> file(
            Me me,
            @Valid @RequestBody Body body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var filed = own.file(me, body.wanted(), key);
        var id = filed.filed().request().id();
        return ResponseEntity.created(URI.create("/api/v1/profile/data-requests/" + id))
                .eTag(filed.filed().request().tag())
                .body(View.of(me, filed));
    }

    @GetMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<View> one(Me me, @PathVariable UUID id) {
        return shown(me, own.find(me, id));
    }

    /** That it is them: nothing is sent, the fresh proof is all. */
    @PostMapping("/{id}/proof")
    @Audience(PROFILE_OWN)
    @StepUp
    ResponseEntity<View> prove(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        return shown(me, own.prove(me, id, ifMatch));
    }

    /** Taken back; that it was there stays. */
    @DeleteMapping("/{id}")
    @Audience(PROFILE_OWN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        own.withdraw(me, id, ifMatch);
    }

    private static ResponseEntity<View> shown(Me me, Known known) {
        return ResponseEntity.ok().eTag(known.filed().request().tag()).body(View.of(me, known));
    }

    /**
     * @param words in their own; none: the kind says it all
     */
    record Body(@NotNull @Nullable Kind kind, @Nullable @Size(max = 4000) @CleanText String words) {

        private Wanted wanted() {
            var said = words == null || words.isBlank() ? null : words.strip();
            return new Wanted(Objects.requireNonNull(kind), said);
        }

        @Override
        public String toString() {
            return "Body[hidden]";
        }
    }

    /**
     * @param next none: all of them are there
     */
    record Page(List<View> items, @Nullable String next) {}

    /**
     * @param dueOn until when it must be answered; none while the clock stands, or once it is
     *     closed
     * @param tag for {@code If-Match}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            Kind kind,
            Channel channel,
            State state,
            LocalDate receivedOn,
            @Nullable LocalDate dueOn,
            boolean extended,
            @Nullable LocalDate closedOn,
            @Nullable String words,
            List<Done> steps,
            String tag) {

        private static View of(Me me, Known known) {
            var request = known.filed().request();
            return new View(
                    request.id(),
                    request.kind(),
                    request.channel(),
                    request.state(),
                    request.deadline().receivedOn(),
                    request.dueOn(),
                    request.deadline().extended(),
                    request.closedOn(),
                    known.filed().words(),
                    known.steps().stream().map(step -> Done.of(me.person(), step)).toList(),
                    request.tag());
        }

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }

    /**
     * @param mine whether the caller did it; anybody else is the officer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            Act act,
            Instant at,
            boolean mine,
            @Nullable Proof proof,
            @Nullable Refusal reason,
            @Nullable String text) {

        static Done of(PersonId caller, Step step) {
            return new Done(
                    step.act(),
                    step.at(),
                    step.actor().equals(caller),
                    step.proof(),
                    step.reason(),
                    step.text());
        }

        @Override
        public String toString() {
            return "Done[hidden]";
        }
    }
}
