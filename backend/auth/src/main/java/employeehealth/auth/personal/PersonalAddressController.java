package employeehealth.auth.personal;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.link.Links;
import employeehealth.auth.person.NewAddress;
import employeehealth.auth.signin.Clients;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.web.CleanText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The address of one's own that one signs in with as well. */
@RestController
@RequestMapping("/api/v1/auth/personal-address")
class PersonalAddressController {

    private final OwnAddress own;
    private final AuthDatabase database;
    private final PersonalAddresses addresses;
    private final Clients clients;

    PersonalAddressController(
            OwnAddress own, AuthDatabase database, PersonalAddresses addresses, Clients clients) {
        this.own = own;
        this.database = database;
        this.addresses = addresses;
        this.clients = clients;
    }

    @GetMapping
    @SignedIn
    ResponseEntity<View> read(Me me) {
        var email = database.read(() -> addresses.of(me.person())).orElse(null);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new View(email));
    }

    /**
     * 202 whatever the address: nobody learns who has an account. Only for who has lately proven
     * who they are, as for any other way in: links for a new password go there.
     */
    @PostMapping
    @SignedIn
    @StepUp(orFreshSignIn = true)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void add(Me me, @Valid @RequestBody Wanted body, HttpServletRequest request) {
        var origin = clients.of(request).origin();
        own.ask(me.company(), me.person(), NewAddress.of(body.email), origin);
    }

    @PostMapping("/confirm")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(Me me, @Valid @RequestBody Confirmed body) {
        own.confirm(me, Links.parse(body.token));
    }

    /**
     * @param body none; a client of an earlier version sends a password
     */
    @PostMapping("/remove")
    @SignedIn
    @StepUp(orFreshSignIn = true)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Me me, @Valid @RequestBody(required = false) @Nullable Removed body) {
        own.remove(me);
    }

    record View(@Nullable String email) {

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }

    /**
     * @param password not looked at: it proves nothing where somebody has a second factor, and not
     *     everybody has one
     */
    record Wanted(
            @NotBlank @Size(max = 254) @CleanText String email,
            @Nullable @CleanText String password) {

        @Override
        public String toString() {
            return "Wanted[hidden]";
        }
    }

    /**
     * @param password not looked at
     */
    record Removed(@Nullable @CleanText String password) {

        @Override
        public String toString() {
            return "Removed[hidden]";
        }
    }

    record Confirmed(@NotBlank @Size(max = 500) @CleanText String token) {

        @Override
        public String toString() {
            return "Confirmed[hidden]";
        }
    }
}
