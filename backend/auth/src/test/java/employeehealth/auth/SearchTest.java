package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.Listed;
import employeehealth.contracts.auth.SearchApi;
import employeehealth.contracts.auth.SearchApi.Search;
import employeehealth.shared.database.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who at a company is meant, as those who take care of people ask. */
class SearchTest {

    private static AuthAlone.Running service;
    private static SearchApi search;

    @BeforeAll
    static void start() {
        service = AuthAlone.running();
        search = service.bean(SearchApi.class);
        numbered(42, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "LY-0042");
        numbered(43, "urn:ietf:params:scim:schemas:core:2.0:User", "LY-0043");
    }

    private static void numbered(int person, String schema, String number) {
        service.change(
                "insert into auth.scim_users (company_id, person_id, user_key, document,"
                        + " changed_at) select company_id, id, ?, ?, now() from auth.people where"
                        + " display_name = ? on conflict do nothing",
                "key-" + number,
                "{\"" + schema + "\":{\"employeeNumber\":\"" + number + "\"}}",
                "Élodie N° " + person);
    }

    private static List<String> names(
            @Nullable String name, @Nullable String number, @Nullable List<PersonId> among) {
        return search.found(AuthAlone.LUMIERE.id(), new Search(name, number, among, 100)).stream()
                .map(Listed::displayName)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "mar | Claire Martin",
                "MARTIN cla | Claire Martin",
                "ar | Jeanne-Élise d’Arc",
                "rti |",
                "elise d'arc | Jeanne-Élise d’Arc",
                "jeanne-elise | Jeanne-Élise d’Arc",
                "jeanne elise | Jeanne-Élise d’Arc",
                "jeanneelise | Jeanne-Élise d’Arc",
                "E\u0301lise | Jeanne-Élise d’Arc",
                "Darc | Jeanne-Élise d’Arc",
                "leboeuf | Zoé Lebœuf",
                "Lebœuf zoe | Zoé Lebœuf",
                "oe |",
                "a-e |",
                "claire.martin@lumiere |",
                ".* |"
            })
    void eachWordBeginsOneOfTheName(String typed, @Nullable String name) {
        var company = new CompanyId(Ids.next());
        for (var called : List.of("Claire Martin", "Jeanne-Élise d’Arc", "Zoé Lebœuf")) {
            service.change(
                    "insert into auth.people (id, company_id, email, display_name, locale,"
                            + " created_at) values (?, ?, 'claire.martin@lumiere.demo', ?, 'fr',"
                            + " now())",
                    Ids.next(),
                    company.value(),
                    called);
        }
        assertThat(search.found(company, new Search(typed, null, null, 100)))
                .extracting(Listed::displayName)
                .containsExactlyElementsOf(name == null ? List.of() : List.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Élodie 42", "42 elodie", "ELODIE N°42", " élodie - 42 "})
    void everyWordIsLookedForWhateverItsOrder(String name) {
        assertThat(names(name, null, null)).containsExactly("Élodie N° 42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lumiere demo", "e0042@lumiere.demo", "%", "_", "' or 1=1 --", " ", "…"})
    void anAddressOrAWildcardFindsNobody(String name) {
        assertThat(names(name, null, null)).isEmpty();
    }

    @Test
    void aNumberIsFoundAsTheDirectorySaysIt() {
        assertThat(names(null, "ly-0042", null)).containsExactly("Élodie N° 42");
        assertThat(names("Élodie", "LY-0042", null)).containsExactly("Élodie N° 42");
        assertThat(names("Nobody", "LY-0042", null)).isEmpty();
        assertThat(names(null, "LY-0043", null)).as("in another place").isEmpty();
        assertThat(names(null, "LY", null)).isEmpty();
    }

    @Test
    void amongSomeOnlyTheseAreFound() {
        var one = AuthAlone.LUMIERE.people().get(50);
        var elsewhere = AuthAlone.VERRERIE.people().getFirst().id();
        assertThat(names(null, null, List.of(one.id(), elsewhere, new PersonId(Ids.next()))))
                .containsExactly(one.displayName());
        assertThat(names(null, null, List.of())).isEmpty();
    }
}
