package employeehealth.profile.care;

import static employeehealth.contracts.access.Permission.CARE_BREAK_GLASS;
import static employeehealth.contracts.access.Permission.CARE_READ;

import com.fasterxml.jackson.annotation.JsonInclude;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.Owner;
import employeehealth.profile.health.Author;
import employeehealth.profile.health.Codes;
import employeehealth.profile.health.EditProfile;
import employeehealth.profile.health.HealthProfile;
import employeehealth.profile.health.HealthProfiles;
import employeehealth.profile.health.ProfileVersion;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.breakglass.AccessReason;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Locale;

/** The people whom a professional takes care of, and their health profiles. */
@RestController
@RequestMapping("/api/v1/patients")
class PatientController {

    private final SearchPatients search;
    private final PatientFile file;
    private final EditProfile edit;
    private final Codes codes;
    private final DirectoryApi directory;

    PatientController(
            SearchPatients search,
            PatientFile file,
            EditProfile edit,
            Codes codes,
            DirectoryApi directory) {
        this.search = search;
        this.file = file;
        this.edit = edit;
        this.codes = codes;
        this.directory = directory;
    }

    /** By body, never by address: what is looked for is about people. */
    @PostMapping("/search")
    @Audience(CARE_READ)
    SearchPatients.Found search(Me me, @Valid @RequestBody SearchPatients.Wanted wanted) {
        return search.search(me, wanted);
    }

    /** Who it is, to those who may read the file. */
    @GetMapping("/{id}")
    @Audience({CARE_READ, CARE_BREAK_GLASS})
    Card one(Me me, @PathVariable PersonId id) {
        var relation = file.admitted(me, id);
        var kept = file.keptName(id);
        if (kept.isPresent()) {
            return new Card(id, kept.get(), true, true, relation.orElse(null));
        }
        var listed =
                directory.named(me.company(), new DirectoryApi.People(List.of(id))).stream()
                        .findFirst()
                        .orElseThrow(Problem::notFound);
        return new Card(
                id, listed.displayName(), listed.leftAt() != null, null, relation.orElse(null));
    }

    /**
     * @param hasLeft whether they do not belong to the company any more
     * @param erased whether the account was erased, and a law keeps the file
     * @param relation none: read through broken glass
     */
    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Card(
            PersonId id,
            String displayName,
            boolean hasLeft,
            @Nullable Boolean erased,
            @Nullable CareRelation relation) {

        @Override
        public String toString() {
            return "Card[hidden]";
        }
    }

    @GetMapping("/{id}/profile")
    @Audience({CARE_READ, CARE_BREAK_GLASS})
    ResponseEntity<HealthProfile> profile(
            Me me,
            @PathVariable PersonId id,
            @RequestHeader(name = AccessReason.HEADER, required = false) @Nullable String reason,
            Locale locale) {
        return shown(file.profile(me, id, reason), locale);
    }

    /** All of it, as it should be; what somebody else has said is corrected, not taken away. */
    @PutMapping("/{id}/profile")
    @Audience(CARE_READ)
    ResponseEntity<HealthProfile> revise(
            Me me,
            @PathVariable PersonId id,
            @Valid @RequestBody HealthProfile wanted,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            Locale locale) {
        var author = new Author(me.person(), Source.CLINICIAN);
        return shown(
                file.change(
                        me,
                        id,
                        "profile.health-profile.revised",
                        HealthProfiles.TABLE,
                        () ->
                                edit.revise(
                                        Owner.of(me, id),
                                        author,
                                        wanted,
                                        ifMatch,
                                        Purpose.CARE.code())),
                locale);
    }

    private ResponseEntity<HealthProfile> shown(ProfileVersion version, Locale locale) {
        return ResponseEntity.ok().eTag(version.tag()).body(codes.shown(version.profile(), locale));
    }
}
