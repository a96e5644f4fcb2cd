package employeehealth.triage.assessment;

import employeehealth.contracts.care.HealthData;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What comes after a check.
 *
 * @param checkBackAt when its person is, or was, reminded to look again; none if they did not ask
 * @param feedback what they said came of it; none yet
 * @param stopped whether they have said, among their consents, that they want no reminders: then
 *     none is sent, not even this one
 */
@HealthData
record FollowUp(@Nullable Instant checkBackAt, @Nullable Feedback feedback, boolean stopped) {

    static final FollowUp NONE = new FollowUp(null, null, false);

    FollowUp stopped(boolean yes) {
        return new FollowUp(checkBackAt, feedback, yes);
    }

    /**
     * What happened next, in the person's own judgement.
     *
     * @param course {@code better}, {@code same} or {@code worse}
     * @param care who has seen them since: {@code nobody}, {@code pharmacist}, {@code doctor} or
     *     {@code emergency}
     */
    @HealthData
    record Feedback(
            @NotNull @Pattern(regexp = "better|same|worse", message = "field.course") String course,
            @NotNull @Pattern(regexp = "nobody|pharmacist|doctor|emergency", message = "field.care")
                    String care) {

        @Override
        public String toString() {
            return "Feedback[hidden]";
        }
    }

    @Override
    public String toString() {
        return "FollowUp[hidden]";
    }
}
