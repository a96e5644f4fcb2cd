package employeehealth.profile.opinion;

import static employeehealth.contracts.access.Permission.CARE_FITNESS_OPINION;
import static employeehealth.contracts.access.Permission.CARE_READ;
import static employeehealth.contracts.access.Permission.PROFILE_OWN;
import static java.util.stream.Collectors.toSet;

import employeehealth.contracts.PersonId;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.care.PatientFile;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opinions on somebody's work, for those who take care of them and for themself. */
@RestController
@RequestMapping("/api/v1")
class OpinionController {

    private final ProfileDatabase database;
    private final PatientFile file;
    private final FitnessOpinions opinions;
    private final GiveOpinion give;
    private final PeoplesNames names;
    private final Audit audit;

    OpinionController(
            ProfileDatabase database,
            PatientFile file,
            FitnessOpinions opinions,
            GiveOpinion give,
            PeoplesNames names,
            Audit audit) {
        this.database = database;
        this.file = file;
        this.opinions = opinions;
        this.give = give;
        this.names = names;
        this.audit = audit;
    }

    @GetMapping("/patients/{id}/fitness-opinions")
    @Audience(CARE_READ)
    GivenOpinion.Page all(Me me, @PathVariable PersonId id) {
        return page(
                me,
                file.read(
                        me,
                        id,
                        "profile.fitness-opinions.listed",
                        FitnessOpinions.TABLE,
                        () -> opinions.of(id)));
    }

    /** A draft: the person sees it, the employer does not. */
    @PostMapping("/patients/{id}/fitness-opinions")
    @Audience(CARE_FITNESS_OPINION)
    ResponseEntity<GivenOpinion> write(
            Me me,
            @PathVariable PersonId id,
            @Valid @RequestBody Opinion opinion,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var written = give.write(me, id, opinion, key);
        return ResponseEntity.created(
                        URI.create("/api/v1/patients/" + id + "/fitness-opinions/" + written.id()))
                .body(view(me, written));
    }

    /** From now on the employer sees it. */
    @PostMapping("/patients/{id}/fitness-opinions/{opinion}/release")
    @Audience(CARE_FITNESS_OPINION)
    GivenOpinion release(Me me, @PathVariable PersonId id, @PathVariable UUID opinion) {
        return view(me, give.release(me, id, opinion));
    }

    /** One's own, before and after the employer sees them. */
    @GetMapping("/profile/fitness-opinions")
    @Audience(PROFILE_OWN)
    GivenOpinion.Page own(Me me) {
        var found = database.read(() -> opinions.of(me.person()));
        audit.append(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "profile.fitness-opinions.listed",
                        FitnessOpinions.TABLE,
                        me.person()));
        return page(me, found);
    }

    private GivenOpinion view(Me me, FitnessOpinion one) {
        return page(me, List.of(one)).items().getFirst();
    }

    private GivenOpinion.Page page(Me me, List<FitnessOpinion> found) {
        var called =
                names.of(me.company(), found.stream().map(FitnessOpinion::by).collect(toSet()));
        return new GivenOpinion.Page(
                found.stream().map(one -> GivenOpinion.of(one, called)).toList(), null);
    }
}
