package employeehealth.auth.personal;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.link.Links;
import employeehealth.auth.password.TypedPassword;
import employeehealth.auth.registration.NewAddress;
import employeehealth.auth.signin.Clients;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
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

    /** 202 whatever the address: nobody learns who has an account. */
    @PostMapping
    @SignedIn
    @ResponseStatus(HttpStatus.ACCEPTED)
    void add(Me me, @Valid @RequestBody Wanted body, HttpServletRequest request) {
        var origin = clients.of(request).origin();
        own.ask(me, NewAddress.of(body.email), body.password, origin);
    }

    @PostMapping("/confirm")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(Me me, @Valid @RequestBody Confirmed body) {
        own.confirm(me, Links.parse(body.token));
    }

    @PostMapping("/remove")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Me me, @Valid @RequestBody Removed body, HttpServletRequest request) {
        own.remove(me, body.password, clients.of(request).origin());
    }

    record View(@Nullable String email) {

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }

    /**
     * @param password the one that the person has
     */
    record Wanted(
            @NotBlank @Size(max = 254) @CleanText String email, @TypedPassword String password) {

        @Override
        public String toString() {
            return "Wanted[hidden]";
        }
    }

    /**
     * @param password the one that the person has
     */
    record Removed(@TypedPassword String password) {

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
