package employeehealth.profile.terms;

import static employeehealth.contracts.access.Permission.CARE_READ;
import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.contracts.care.HealthData;
import employeehealth.profile.Section;
import employeehealth.shared.access.Audience;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds what an entry can be called. What is typed says something, so it is in no address. */
@RestController
@RequestMapping("/api/v1/profile/terms")
class TermsController {

    private final Terms terms;

    TermsController(Terms terms) {
        this.terms = terms;
    }

    @PostMapping("/search")
    @Audience({PROFILE_OWN, CARE_READ})
    Found search(@Valid @RequestBody Wanted wanted, Locale locale) {
        var language = locale.getLanguage();
        return new Found(
                terms.search(wanted.list, wanted.text, language).stream()
                        .map(term ->
                                new Item(
                                        term.system(),
                                        term.code(),
                                        term.display(language),
                                        term.unit()))
                        .toList());
    }

    /**
     * @param text what was typed so far
     */
    @HealthData
    record Wanted(@NotNull Section list, @NotBlank @Size(max = 100) @CleanText String text) {

        @Override
        public String toString() {
            return "Wanted[hidden]";
        }
    }

    record Found(List<Item> items) {}

    /**
     * @param unit of a measurement, as UCUM writes it
     */
    record Item(String system, String code, String display, @Nullable String unit) {}
}
