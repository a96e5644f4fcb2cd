package employeehealth.profile.datarequest;

import static employeehealth.contracts.access.Permission.RIGHTS_HANDLE;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.PersonId;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.datarequest.DataRequests.Contact;
import employeehealth.profile.datarequest.DataRequests.Filed;
import employeehealth.profile.datarequest.HandleRequests.Came;
import employeehealth.profile.datarequest.HandleRequests.Handled;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.CleanText;
import employeehealth.shared.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Requests of people about their data, for the data protection officer (GDPR, art. 12, 38(4)). What
 * is read here was written to the officer; nothing of anybody's file is.
 */
@RestController
@RequestMapping("/api/v1/admin/compliance/data-requests")
class RequestDeskController {

    private final HandleRequests handle;
    private final PeoplesNames names;

    RequestDeskController(HandleRequests handle, PeoplesNames names) {
        this.handle = handle;
        this.names = names;
    }

    /** What is open, overdue first; or, with {@code closed}, what is over, newest first. */
    @GetMapping
    @Audience(value = RIGHTS_HANDLE, everywhere = true)
    Page all(
            Me me,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var found = handle.page(me, closed, cursor, limit + 1);
        var page = found.stream().limit(limit).toList();
        var people = new HashSet<PersonId>();
        page.forEach(one -> people.add(one.request().owner().person()));
        var called = names.of(me.company(), people);
        var today = handle.today();
        return new Page(
                page.stream().map(one -> Line.of(one, today, called)).toList(),
                found.size() > limit ? page.getLast().request().id() : null);
    }

    /** One that came by letter, mail, telephone, or from somebody who stands there. */
    @PostMapping
    @Audience(value = RIGHTS_HANDLE, everywhere = true)
    ResponseEntity<View> register(
            Me me,
            @Valid @RequestBody Body body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var registered = handle.register(me, body.came(), key);
        var request = registered.filed().request();
        return ResponseEntity.created(
                        URI.create("/api/v1/admin/compliance/data-requests/" + request.id()))
                .eTag(request.tag())
                .body(view(me, registered));
    }

    /** Whose letter it is. The name is exact, and in the body: names belong into no address. */
    @PostMapping("/people")
    @Audience(value = RIGHTS_HANDLE, everywhere = true)
    People people(Me me, @Valid @RequestBody Sought sought) {
        var name = said(sought.name);
        var number = said(sought.employeeNumber);
        if (name == null && number == null) {
            throw Problem.invalid(List.of(new FieldFault("name", "field.missing")));
        }
        return new People(
                handle.people(me, name, number).stream()
                        .map(one -> new Someone(one.id(), one.displayName()))
                        .toList());
    }

    @GetMapping("/{id}")
    @Audience(value = RIGHTS_HANDLE, everywhere = true)
    ResponseEntity<View> one(Me me, @PathVariable UUID id) {
        return shown(me, handle.find(me, id));
    }

    @PostMapping("/{id}/steps")
    @Audience(value = RIGHTS_HANDLE, everywhere = true)
    ResponseEntity<View> step(
            Me me,
            @PathVariable UUID id,
            @Valid @RequestBody Next next,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        return shown(me, handle.step(me, id, next.said(), ifMatch));
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private ResponseEntity<View> shown(Me me, Handled handled) {
        return ResponseEntity.ok().eTag(handled.filed().request().tag()).body(view(me, handled));
    }

    private View view(Me me, Handled handled) {
        var request = handled.filed().request();
        var people = new HashSet<PersonId>();
        people.add(request.owner().person());
        handled.steps().forEach(step -> people.add(step.actor()));
        var called = names.of(me.company(), people);
        var contact = handled.filed().contact();
        return new View(
                Line.of(handled.filed(), handle.today(), called),
                request.hasAccount(),
                contact == null ? null : contact.address(),
                handled.filed().words(),
                handled.steps().stream().map(step -> Done.of(step, called)).toList(),
                handle.next(me, request),
                Refusal.fitting(request.kind(), request.state()),
                request.tag());
    }

    /**
     * @param person as the search gave it; none: somebody without an account, with name and address
     * @param address where somebody without an account is answered
     */
    record Body(
            @NotNull @Nullable Kind kind,
            @NotNull @Nullable Channel channel,
            @NotNull @Nullable LocalDate receivedOn,
            @Nullable PersonId person,
            @Nullable @Size(max = 200) @CleanText String name,
            @Nullable @Size(max = 500) @CleanText String address,
            @Nullable @Size(max = 4000) @CleanText String words) {

        private Came came() {
            return new Came(
                    Objects.requireNonNull(kind),
                    Objects.requireNonNull(channel),
                    Objects.requireNonNull(receivedOn),
                    person,
                    contact(),
                    RequestDeskController.said(words));
        }

        private @Nullable Contact contact() {
            var called = RequestDeskController.said(name);
            var at = RequestDeskController.said(address);
            return called == null || at == null ? null : new Contact(called, at);
        }

        @Override
        public String toString() {
            return "Body[hidden]";
        }
    }

    record Sought(
            @Nullable @Size(max = 100) @CleanText String name,
            @Nullable @Size(max = 100) @CleanText String employeeNumber) {

        @Override
        public String toString() {
            return "Sought[hidden]";
        }
    }

    /**
     * @param proof with {@code check_identity}: how it was made sure
     * @param reason with {@code refuse}
     * @param text for the person, with what they are told of
     */
    record Next(
            @NotNull @Nullable Act act,
            @Nullable Proof proof,
            @Nullable Refusal reason,
            @Nullable @Size(max = 4000) @CleanText String text) {

        private Said said() {
            return new Said(
                    Objects.requireNonNull(act), proof, reason, RequestDeskController.said(text));
        }

        @Override
        public String toString() {
            return "Next[hidden]";
        }
    }

    record People(List<Someone> items) {}

    record Someone(PersonId id, String displayName) {

        @Override
        public String toString() {
            return "Someone[" + id + "]";
        }
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    record Page(List<Line> items, @Nullable UUID next) {}

    /**
     * @param dueOn until when it must be answered; none while the clock stands, or once it is
     *     closed
     * @param daysLeft below zero: it is overdue
     * @param extensibleUntil last day on which the person can be told that it takes longer
     * @param name none where the neighbour that knows names is away, or who it was is erased
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID id,
            Kind kind,
            Channel channel,
            State state,
            LocalDate receivedOn,
            @Nullable LocalDate dueOn,
            @Nullable Long daysLeft,
            @Nullable LocalDate extensibleUntil,
            boolean extended,
            @Nullable LocalDate closedOn,
            @Nullable String name) {

        private static Line of(Filed filed, LocalDate today, Map<PersonId, String> called) {
            var request = filed.request();
            var dueOn = request.dueOn();
            var contact = filed.contact();
            return new Line(
                    request.id(),
                    request.kind(),
                    request.channel(),
                    request.state(),
                    request.deadline().receivedOn(),
                    dueOn,
                    dueOn == null ? null : ChronoUnit.DAYS.between(today, dueOn),
                    request.state().isOpen()
                            ? request.deadline().extensibleUntil().orElse(null)
                            : null,
                    request.deadline().extended(),
                    request.closedOn(),
                    contact == null ? called.get(request.owner().person()) : contact.name());
        }

        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }

    /**
     * @param address where somebody without an account is answered
     * @param next what can be done now
     * @param refusals the reasons that fit
     * @param tag for {@code If-Match}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            Line request,
            boolean hasAccount,
            @Nullable String address,
            @Nullable String words,
            List<Done> steps,
            List<Act> next,
            List<Refusal> refusals,
            String tag) {

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }

    /**
     * @param byName none where the neighbour that knows names is away
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            Act act,
            Instant at,
            @Nullable String byName,
            @Nullable Proof proof,
            @Nullable Refusal reason,
            @Nullable String text) {

        private static Done of(Step step, Map<PersonId, String> called) {
            return new Done(
                    step.act(),
                    step.at(),
                    called.get(step.actor()),
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
