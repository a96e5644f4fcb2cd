package employeehealth.profile.care;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.contracts.PersonId;
import employeehealth.profile.care.CareChoice.Choice;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may read one's own file. */
@RestController
@RequestMapping("/api/v1/profile/care-team")
class SharingController {

    private final CareTeam team;
    private final ChooseCarers choose;

    SharingController(CareTeam team, ChooseCarers choose) {
        this.team = team;
        this.choose = choose;
    }

    @GetMapping
    @Audience(PROFILE_OWN)
    CareTeam.View team(Me me) {
        return team.of(me);
    }

    /**
     * Of the whole team. Whatever was said before, the last word holds: nobody is kept from
     * opposing because they have not seen something.
     */
    @PutMapping("/all")
    @Audience(PROFILE_OWN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void all(Me me, @Valid @RequestBody Body body) {
        choose(me, null, body);
    }

    /** Of one professional. */
    @PutMapping("/{professional}")
    @Audience(PROFILE_OWN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void one(Me me, @PathVariable PersonId professional, @Valid @RequestBody Body body) {
        choose(me, professional, body);
    }

    private void choose(Me me, @Nullable PersonId professional, Body body) {
        if (body.until != null && body.choice != Said.ADDED) {
            throw Problem.invalid(
                    List.of(new FieldFault("until", "field.only-what-is-added-ends")));
        }
        switch (body.choice) {
            case ADDED -> choose.choose(me, body.choice(professional, Choice.ADDED));
            case OPPOSED -> choose.choose(me, body.choice(professional, Choice.OPPOSED));
            case DEFAULT -> choose.forget(me, professional);
        }
    }

    enum Said {
        ADDED,
        OPPOSED,
        /** As if nothing had ever been said. */
        DEFAULT;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param until last day of what is added
     * @param reason for oneself; nobody else is told
     */
    record Body(
            @NotNull Said choice,
            @Nullable LocalDate until,
            @Nullable @Size(max = 500) @CleanText String reason) {

        CareChoice choice(@Nullable PersonId professional, Choice choice) {
            return new CareChoice(professional, choice, until, reason);
        }

        @Override
        public String toString() {
            return "Body[hidden]";
        }
    }
}
