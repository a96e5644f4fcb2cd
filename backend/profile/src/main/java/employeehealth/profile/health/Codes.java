package employeehealth.profile.health;

import employeehealth.profile.Section;
import employeehealth.profile.terms.Terms;
import employeehealth.shared.problem.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The codes of entries: kept with the words of the list, in one language, so that an entry is the
 * same in whatever language it was sent and keeps a name if its term is retired; and shown with
 * those of the reader's language.
 */
@Component
public class Codes {

    private static final String KEPT_IN = "en";

    private final Terms terms;

    Codes(Terms terms) {
        this.terms = terms;
    }

    /** As it is kept. */
    HealthProfile kept(HealthProfile sent) {
        return sent.mapped((section, entry) -> entry.called(kept(section, entry.code())));
    }

    private @Nullable Code kept(Section section, @Nullable Code code) {
        return code == null
                ? null
                : terms.find(section, code.system(), code.code())
                        .map(term -> new Code(code.system(), code.code(), term.display(KEPT_IN)))
                        .orElse(code);
    }

    /** As it is shown. */
    public HealthProfile shown(HealthProfile kept, Locale locale) {
        return kept.mapped((section, entry) -> shown(section, entry, locale));
    }

    /** An entry of that list as it is shown. */
    public Entry shown(Section section, Entry entry, Locale locale) {
        var code = entry.code();
        return code == null
                ? entry
                : terms.find(section, code.system(), code.code())
                        .map(term ->
                                entry.called(
                                        new Code(
                                                code.system(),
                                                code.code(),
                                                term.display(locale.getLanguage()))))
                        .orElse(entry);
    }

    /** Codes that do not exist, and measurements that cannot be; by field. */
    List<FieldFault> faults(HealthProfile profile) {
        var faults = new ArrayList<FieldFault>();
        for (var section : Section.values()) {
            var entries = profile.list(section);
            for (var i = 0; i < entries.size(); i++) {
                check(faults, section, section.code() + "[" + i + "]", entries.get(i));
            }
        }
        return faults;
    }

    private void check(List<FieldFault> faults, Section section, String field, Entry entry) {
        var code = entry.code();
        if (code == null) {
            return;
        }
        var term = terms.find(section, code.system(), code.code());
        if (term.isEmpty()) {
            if (terms.listed(code.system())) {
                faults.add(new FieldFault(field + ".code", "field.unknown-code"));
            } else if (code.display() == null || code.display().isBlank()) {
                faults.add(new FieldFault(field + ".code.display", "field.missing"));
            }
            return;
        }
        var low = term.get().low();
        var high = term.get().high();
        var value = entry.value();
        if (value != null
                && entry.unit() != null
                && entry.unit().equals(term.get().unit())
                && ((low != null && value.compareTo(low) < 0)
                        || (high != null && value.compareTo(high) > 0))) {
            faults.add(new FieldFault(field + ".value", "field.impossible-value"));
        }
    }
}
