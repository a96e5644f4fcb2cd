package employeehealth.auth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import employeehealth.contracts.access.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
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
        @Valid @DefaultValue Passkeys passkeys) {

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

    /**
     * How long a session lasts, unused and at all.
     */
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
     *     sign-ins leaves the other half to everything else
     * @param waiting sign-ins that may wait for their turn; more are asked to come back
     */
    public record Argon2(
            @Min(7_168) @Max(1_048_576) @DefaultValue("19456") int memoryKib,
            @Min(1) @DefaultValue("2") int iterations,
            @Min(1) @DefaultValue("1") int parallelism,
            @Min(0) @DefaultValue("0") int threads,
            @Min(1) @DefaultValue("64") int waiting) {}

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
     */
    public record Keys(
            @NotNull @DurationMin(hours = 1) @DefaultValue("30d") Duration rotateEvery,
            @NotNull @DurationMin(minutes = 40) @DefaultValue("1h") Duration keep) {}

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
}
