package employeehealth.profile.document;

import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.FourDigitYears;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said of a document where it comes as words and not as JSON: beside a file. */
@Component
class AboutFields {

    static final String REPLACES = "replaces";
    static final String MARK = "mark";
    static final Set<String> KNOWN = Set.of("title", "category", "expiresOn", REPLACES);

    private static final int LONGEST_MARK = 100;

    private final Validator validator;

    AboutFields(Validator validator) {
        this.validator = validator;
    }

    /**
     * @throws Problem 400 with everything that is wrong
     */
    AddDocument.Wanted read(Map<String, String> fields, String fileName) {
        var faults = new ArrayList<FieldFault>();
        var title = fields.getOrDefault("title", "").strip();
        var category = Category.ofCode(fields.getOrDefault("category", ""));
        if (category.isEmpty()) {
            faults.add(new FieldFault("category", "field.category"));
        }
        var about =
                new About(
                        title.isEmpty() ? withoutEnding(fileName) : title,
                        category.orElse(Category.OTHER),
                        date(fields.get("expiresOn"), faults));
        for (var violation : validator.validate(about)) {
            faults.add(new FieldFault(violation.getPropertyPath().toString(), key(violation)));
        }
        var replaces = id(fields.get(REPLACES), faults);
        var mark = fields.get(MARK);
        if (mark != null && mark.length() > LONGEST_MARK) {
            faults.add(new FieldFault(MARK, "field.limits"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return new AddDocument.Wanted(about, fileName, replaces, mark);
    }

    private static String withoutEnding(String fileName) {
        var dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    private static String key(ConstraintViolation<About> violation) {
        var message = violation.getMessage();
        if (message.startsWith("field.")) {
            return message;
        }
        return violation.getConstraintDescriptor().getAnnotation() instanceof Size
                ? "field.limits"
                : "field.missing";
    }

    private static @Nullable LocalDate date(@Nullable String text, List<FieldFault> faults) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (FourDigitYears.fits(day)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Said below, as for a year that no calendar has.
        }
        faults.add(new FieldFault("expiresOn", "field.day"));
        return null;
    }

    private static @Nullable UUID id(@Nullable String text, List<FieldFault> faults) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            faults.add(new FieldFault(REPLACES, "field.unknown-document"));
            return null;
        }
    }
}
