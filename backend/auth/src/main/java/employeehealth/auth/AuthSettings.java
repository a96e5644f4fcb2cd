package employeehealth.auth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
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
        @Valid @DefaultValue Attempts attempts) {

    /**
     * @param idle a session that was not refreshed for this long has ended
     * @param absolute no session lasts longer, however busy
     * @param replay how long the last refresh token but one still gives its successor: two tabs, or
     *     an answer lost on the way
     */
    public record Sessions(
            @NotNull @DefaultValue("24h") Duration idle,
            @NotNull @DefaultValue("14d") Duration absolute,
            @NotNull @DefaultValue("10s") Duration replay) {}

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
}
