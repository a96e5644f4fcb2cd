package employeehealth.auth.client;

import employeehealth.contracts.CompanyId;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that an administrator wants to let in.
 *
 * @param redirectUris where people are sent back to; none for one that only acts for itself
 * @param backchannelLogoutUri where it is told that somebody is signed out, if it wants to be
 * @param publicKeys a JSON Web Key Set as text, for {@code private_key}
 * @param bound gets only tokens that are bound to a key of its own (DPoP)
 */
record NewClient(
        @NotBlank @Size(max = 80) @CleanText String name,
        @NotNull ClientKind kind,
        @Size(max = 10) @Nullable List<@NotBlank @CleanText String> redirectUris,
        @Size(max = 10) @Nullable List<@NotBlank @CleanText String> logoutUris,
        @Nullable @CleanText String backchannelLogoutUri,
        @Nullable Boolean backchannelLogoutSessionRequired,
        @NotEmpty @Size(max = 20) List<@NotBlank String> scopes,
        @Size(max = 8_000) @CleanText @Nullable String publicKeys,
        @Nullable Boolean bound) {

    OAuthClient client(UUID id, CompanyId company, String clientId, Instant now) {
        return new OAuthClient(
                id,
                company,
                clientId,
                name,
                kind,
                Objects.requireNonNullElse(redirectUris, List.of()),
                Objects.requireNonNullElse(logoutUris, List.of()),
                backchannelLogoutUri,
                Boolean.TRUE.equals(backchannelLogoutSessionRequired),
                wanted(),
                publicKeys,
                Boolean.TRUE.equals(bound),
                now,
                null);
    }

    Set<OAuthScope> wanted() {
        return OAuthScope.parse(String.join(" ", scopes));
    }

    /**
     * What annotations cannot say.
     *
     * @param demo whether it may be told of sign-outs on this very machine
     */
    List<FieldFault> faults(boolean demo) {
        var faults = new ArrayList<FieldFault>();
        var uris = Objects.requireNonNullElse(redirectUris, List.<String>of());
        if (!uris.stream().allMatch(uri -> RedirectUris.canBeRegistered(uri, kind))) {
            faults.add(new FieldFault("redirectUris", "field.format"));
        }
        if (!Objects.requireNonNullElse(logoutUris, List.<String>of()).stream()
                .allMatch(uri -> RedirectUris.canBeRegistered(uri, kind))) {
            faults.add(new FieldFault("logoutUris", "field.format"));
        }
        if (backchannelLogoutUri != null
                && !BackchannelUris.canBeCalled(backchannelLogoutUri, demo)) {
            faults.add(new FieldFault("backchannelLogoutUri", "field.format"));
        }
        if (OAuthScope.asked(String.join(" ", scopes)).isEmpty()) {
            faults.add(new FieldFault("scopes", "field.wrong-kind"));
        }
        // A program that nobody is sent back to acts for itself, and so has to prove who it is.
        if (uris.isEmpty()
                && (kind.isPublic() || wanted().stream().noneMatch(OAuthScope::isForPrograms))) {
            faults.add(new FieldFault("redirectUris", "field.missing"));
        }
        if ((kind == ClientKind.PRIVATE_KEY) != (publicKeys != null)
                || publicKeys != null && !Assertions.canBeRegistered(publicKeys)) {
            faults.add(new FieldFault("publicKeys", "field.format"));
        }
        return faults;
    }

    /** Everything in it, for telling two requests apart. */
    String text() {
        return String.join(
                "\n",
                name,
                kind.code(),
                String.valueOf(redirectUris),
                String.valueOf(logoutUris),
                String.valueOf(backchannelLogoutUri),
                String.valueOf(backchannelLogoutSessionRequired),
                String.valueOf(scopes),
                String.valueOf(publicKeys),
                String.valueOf(bound));
    }
}
