package employeehealth.profile.contact;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.web.CleanText;
import employeehealth.shared.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own emergency contacts. */
@RestController
@RequestMapping("/api/v1/profile/emergency-contacts")
class ContactController {

    private static final String ADDRESS = "/api/v1/profile/emergency-contacts/";

    private final EditContacts edit;

    ContactController(EditContacts edit) {
        this.edit = edit;
    }

    @GetMapping
    @Audience(PROFILE_OWN)
    Page all(Me me) {
        return new Page(edit.all(me), null);
    }

    @GetMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<ShownContact> one(Me me, @PathVariable UUID id) {
        return shown(edit.one(me, id));
    }

    /** Whoever has an e-mail address is asked by mail whether they agree. */
    @PostMapping
    @Audience(PROFILE_OWN)
    ResponseEntity<ShownContact> add(
            Me me,
            @Valid @RequestBody Wanted body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var made = edit.add(me, body.contact(), body.position, key);
        return ResponseEntity.created(URI.create(ADDRESS + made.id())).eTag(made.tag()).body(made);
    }

    /** All of it, as it should be; another e-mail address is asked anew. */
    @PutMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<ShownContact> revise(
            Me me,
            @PathVariable UUID id,
            @Valid @RequestBody Wanted body,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        return shown(edit.revise(me, id, body.contact(), body.position, ifMatch));
    }

    @DeleteMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<Void> remove(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        edit.remove(me, id, ifMatch);
        return ResponseEntity.noContent().build();
    }

    /** Asks again whoever has not answered. */
    @PostMapping("/{id}/requests")
    @Audience(PROFILE_OWN)
    ResponseEntity<ShownContact> askAgain(Me me, @PathVariable UUID id) {
        return shown(edit.askAgain(me, id));
    }

    private static ResponseEntity<ShownContact> shown(ShownContact contact) {
        return ResponseEntity.ok().eTag(contact.tag()).body(contact);
    }

    /**
     * @param next no further page: there are ten at most
     */
    record Page(List<ShownContact> items, @Nullable String next) {}

    /**
     * @param position from 1; none: the last, or where it is
     */
    record Wanted(
            @NotBlank @Size(max = 120) @CleanText String name,
            @NotNull Relation relation,
            @Nullable @Size(max = 10)
                    List<
                                    @NotNull
                                    @Pattern(regexp = Contact.LANGUAGE, message = "field.language")
                                    String>
                            languages,
            @Nullable @Pattern(regexp = "fr|en", message = "field.language") String language,
            @NotEmpty @Size(max = 6) List<@NotNull @Valid WantedChannel> channels,
            @Nullable @Min(1) @Max(EditContacts.MOST) Integer position) {

        Contact contact() {
            return new Contact(
                    name,
                    relation,
                    Objects.requireNonNullElse(languages, List.of()),
                    Objects.requireNonNullElse(language, "fr"),
                    channels.stream().map(WantedChannel::channel).toList());
        }

        @Override
        public String toString() {
            return "Wanted[hidden]";
        }
    }

    record WantedChannel(
            @NotNull Channel.Kind kind, @NotBlank @Size(max = 254) @CleanText String value) {

        Channel channel() {
            return new Channel(null, kind, value);
        }

        @Override
        public String toString() {
            return "WantedChannel[hidden]";
        }
    }
}
