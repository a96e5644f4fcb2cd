package employeehealth.shared.seal;

import employeehealth.contracts.CompanyId;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Exact look-ups of what is sealed: beside the sealed value stands a keyed hash of it, under a key
 * of this company and this purpose. The database finds equal values of one column of one company,
 * and learns nothing else; without the platform secret nobody can try values.
 *
 * <p>It is not sealed: where a person is erased, the row with it has to go.
 */
public final class BlindIndexes {

    private final PlatformSecrets secrets;

    BlindIndexes(PlatformSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * What counts as the same value.
     *
     * @see #of
     */
    public enum Form {
        /** A name as people write it: accents, case, hyphens and spaces do not matter. */
        NAME {
            @Override
            String of(String value) {
                return Normalizer.normalize(value, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replace("œ", "oe")
                        .replace("æ", "ae")
                        .replace("ß", "ss")
                        .replaceAll("[\\s\\p{Z}\\p{Pd}'’.]+", " ")
                        .strip();
            }
        },
        /** A number or code: case, spaces and separators do not matter. */
        CODE {
            @Override
            String of(String value) {
                return Normalizer.normalize(value, Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s\\p{Z}\\p{Pd}./]+", "");
            }
        },
        /** Exactly as it is, such as a date in ISO form. */
        EXACT {
            @Override
            String of(String value) {
                return value;
            }
        };

        abstract String of(String value);
    }

    /**
     * @param purpose the column, such as {@code profile.people.employee_number}: equal values in
     *     two columns are not to be recognised
     * @return 32 bytes
     */
    public byte[] of(CompanyId company, String purpose, Form form, String value) {
        return secrets.mac("blind-index|" + company + "|" + purpose, form.of(value));
    }
}
