package employeehealth.auth;

import employeehealth.contracts.access.Role;
import employeehealth.shared.settings.StartRefused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people sign in and stay signed in. Every value has a safe default; the README explains each.
 *
 * @param tokenLife how long an access token is valid
 */
@Validated
@ConfigurationProperties("auth")
public record AuthSettings(
        // Revocations are remembered for an hour, which has to be longer than any token lives.
        @NotNull @DurationMin(seconds = 10) @DurationMax(minutes = 30) @DefaultValue("5m")
                Duration tokenLife,
        @Valid @DefaultValue Sessions session,
        @Valid @DefaultValue Argon2 argon2,
        @Valid @DefaultValue Password password,
        @Valid @DefaultValue Attempts attempts,
        @Valid @DefaultValue Mails mails,
        @Valid @DefaultValue LinkLives links,
        @Valid @DefaultValue Keys keys,
        @Valid @DefaultValue OAuth oauth,
        @Valid @DefaultValue Passkeys passkeys,
        @Valid @DefaultValue Scim scim,
        @Valid @DefaultValue Federation federation) {

    /**
     * @param idle a session that was not refreshed for this long has ended
     * @param absolute no session lasts longer, however busy
     * @param replay how long the last refresh token but one still gives its successor: two tabs, or
     *     an answer lost on the way
     * @param byRole tighter limits for those who hold a role
     */
    public record Sessions(
            @NotNull @DefaultValue("24h") Duration idle,
            @NotNull @DefaultValue("14d") Duration absolute,
            @NotNull @DefaultValue("10s") Duration replay,
            @DefaultValue Map<Role, @Valid Limits> byRole) {

        public Sessions {
            byRole = Map.copyOf(byRole);
        }

        /** The tightest of what these roles are limited to, and of what everybody is. */
        public Limits of(Set<Role> roles) {
            return roles.stream()
                    .map(byRole::get)
                    .filter(Objects::nonNull)
                    .reduce(new Limits(idle, absolute), Limits::tightest);
        }
    }

    /** How long a session lasts, unused and at all. */
    public record Limits(
            @NotNull @DefaultValue("24h") Duration idle,
            @NotNull @DefaultValue("14d") Duration absolute) {

        public Limits tightest(Limits other) {
            return new Limits(shorter(idle, other.idle), shorter(absolute, other.absolute));
        }

        private static Duration shorter(Duration one, Duration other) {
            return one.compareTo(other) <= 0 ? one : other;
        }
    }

    /**
     * Cost of one password check: OWASP's first choice for Argon2id.
     *
     * @param threads passwords checked at once; 0 for half of the cores, so that a storm of
     *     sign-ins leaves the other half to everything else, if a quarter of the heap is enough
     * @param waiting sign-ins that may wait for their turn; more are asked to come back. 0: as many
     *     as each thread checks in two seconds on a slow machine
     */
    public record Argon2(
            @Min(7_168) @Max(1_048_576) @DefaultValue("19456") int memoryKib,
            @Min(1) @DefaultValue("2") int iterations,
            @Min(1) @DefaultValue("1") int parallelism,
            @Min(0) @DefaultValue("0") int threads,
            @Min(0) @DefaultValue("0") int waiting) {}

    /**
     * @param shortest characters of a new password: NIST 800-63B-4 asks for 15 where a password
     *     alone signs in
     */
    public record Password(@Min(15) @Max(64) @DefaultValue("15") int shortest) {}

    /**
     * Failed sign-ins in a row before the wait begins, and the longest wait: for one account from
     * one address, and for one account from addresses it never signed in from.
     *
     * @param forget failures are forgotten after so long without another
     * @param known how long an address counts as the account's own after a sign-in from it
     */
    public record Attempts(
            @Min(1) @DefaultValue("5") int free,
            @NotNull @DefaultValue("15m") Duration longest,
            @Min(1) @DefaultValue("20") int freeEverywhere,
            @NotNull @DefaultValue("1m") Duration longestEverywhere,
            @NotNull @DefaultValue("24h") Duration forget,
            @NotNull @DefaultValue("90d") Duration known) {}

    /**
     * How many mails may be asked for without being signed in.
     *
     * @param perOrigin more than a company of a few hundred needs behind one address
     */
    public record Mails(
            @Min(1) @DefaultValue("5") int perAddress,
            @Min(1) @DefaultValue("300") int perOrigin,
            @NotNull @DurationMin(minutes = 1) @DefaultValue("1h") Duration within) {}

    /** How long a mailed link is good, by what it is for. */
    public record LinkLives(
            @NotNull @DurationMax(hours = 24) @DefaultValue("30m") Duration reset,
            @NotNull @DurationMax(days = 7) @DefaultValue("24h") Duration confirmation,
            @NotNull @DurationMax(days = 30) @DefaultValue("7d") Duration invitation) {}

    /**
     * Keys that sign tokens.
     *
     * @param rotateEvery how long one signs
     * @param keep how long one is published after it signed last: longer than the longest token
     *     lives, with the skew of clocks and what instances and verifiers take to notice
     * @param provider where the private part of the next key is made and stays
     */
    public record Keys(
            @NotNull @DurationMin(hours = 1) @DefaultValue("30d") Duration rotateEvery,
            @NotNull @DurationMin(minutes = 40) @DefaultValue("1h") Duration keep,
            @NotNull @DefaultValue("sealed") KeyProvider provider,
            @Valid @DefaultValue Pkcs11 pkcs11) {}

    public enum KeyProvider {
        /** In the database, sealed under a key of the platform. */
        SEALED,
        /** In a hardware security module, or whatever else speaks PKCS#11. */
        PKCS11
    }

    /**
     * @param library of the module, such as {@code /usr/lib/softhsm/libsofthsm2.so}
     * @param slot id of the token's slot
     * @param key beginning of the labels of the keys; another one for each installation
     * @param pinFile read at each log-in
     */
    public record Pkcs11(
            @Nullable Path library,
            @Nullable Long slot,
            @NotBlank @Pattern(regexp = "[A-Za-z0-9_.-]+") @DefaultValue("employee-health-signing")
                    String key,
            @Nullable Path pinFile) {

        /** Refuses to start if a key is there, or is to be, and nobody said how to reach it. */
        public Pkcs11 complete() {
            if (library == null || slot == null || pinFile == null) {
                throw new StartRefused(
                        "Signing keys in a token need AUTH_KEYS_PKCS11_LIBRARY,"
                                + " AUTH_KEYS_PKCS11_SLOT and AUTH_KEYS_PKCS11_PINFILE.");
            }
            return this;
        }
    }

    /**
     * Programs of others.
     *
     * @param request how long an authorization request waits for the person's answer
     * @param code how long an authorization code is good
     * @param idle a grant whose refresh token was not used for this long has ended
     * @param absolute no grant lasts longer
     * @param secretOverlap how long the secret before is good after another was made
     */
    public record OAuth(
            @NotNull @DurationMin(minutes = 1) @DurationMax(minutes = 30) @DefaultValue("10m")
                    Duration request,
            @NotNull @DurationMin(seconds = 5) @DurationMax(minutes = 10) @DefaultValue("60s")
                    Duration code,
            @NotNull @DefaultValue("14d") Duration idle,
            @NotNull @DefaultValue("90d") Duration absolute,
            @NotNull @DefaultValue("24h") Duration secretOverlap) {}

    /**
     * Directories that keep a company's people.
     *
     * @param tokenOverlap how long the token before is good after another was made
     * @param mostPerPage resources in one answer, whatever was asked for
     * @param mostOperations operations in one bulk request
     */
    public record Scim(
            @NotNull @DurationMax(days = 7) @DefaultValue("24h") Duration tokenOverlap,
            @Min(10) @Max(1_000) @DefaultValue("200") int mostPerPage,
            @Min(1) @Max(1_000) @DefaultValue("100") int mostOperations) {}

    /**
     * Passkeys.
     *
     * @param answerWithin how long a browser has to ask its user and answer a challenge
     * @param most passkeys of one person
     * @param refusalsPerMinute refused answers about one person's passkeys from one place, after
     *     which that place has to wait out the minute
     */
    public record Passkeys(
            @NotNull @DurationMin(seconds = 30) @DurationMax(minutes = 10) @DefaultValue("5m")
                    Duration answerWithin,
            @Min(1) @Max(100) @DefaultValue("20") int most,
            @Min(1) @DefaultValue("20") int refusalsPerMinute) {}

    /**
     * Identity providers of companies.
     *
     * @param privateNetworks whether one may have an address inside a private network; in a demo
     *     one on this machine also needs no TLS then
     * @param patience for the whole of one answer
     * @param begun how long somebody has from the first page of ours to the last
     * @param proSanteConnect its issuer
     * @param proSanteConnectAcr what is asked of it, {@code eidas1} or more
     */
    public record Federation(
            @DefaultValue("false") boolean privateNetworks,
            @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 30) @DefaultValue("5s")
                    Duration patience,
            @NotNull @DurationMin(minutes = 1) @DurationMax(minutes = 30) @DefaultValue("10m")
                    Duration begun,
            @NotNull @DefaultValue("https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet")
                    URI proSanteConnect,
            @NotNull @Pattern(regexp = "eidas[123]") @DefaultValue("eidas1")
                    String proSanteConnectAcr) {}
}
