package employeehealth.admin.people;

import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be given to somebody.
 *
 * @param role code of a role, or the id of one of the company's own
 * @param site one place of work, or all
 * @param population one group of staff, or all
 * @param from the first day, today if none is named
 * @param until the last day, if there is one
 */
record GiveBody(
        @NotBlank @Size(max = 40) @CleanText String role,
        @Nullable SiteId site,
        @Nullable @Size(min = 1, max = 40) @CleanText String population,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    Scope scope() {
        return new Scope(site, population);
    }
}
