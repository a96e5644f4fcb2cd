package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.database.Ids;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is who at a company, as its administrators are told. */
class DirectoryTest {

    private static AuthAlone.Running service;
    private static DirectoryApi directory;

    @BeforeAll
    static void start() {
        service = AuthAlone.running();
        directory = service.bean(DirectoryApi.class);
    }

    private static List<Listed> page(@Nullable String name, @Nullable PersonId after, int limit) {
        return directory.page(AuthAlone.LUMIERE.id(), new DirectoryApi.Page(name, after, limit));
    }

    @Test
    void everyoneIsListedOncePageByPage() {
        var seen = new ArrayList<Listed>();
        @Nullable PersonId last = null;
        do {
            var page = page(null, last, 7);
            seen.addAll(page);
            last = page.isEmpty() ? null : page.getLast().id();
        } while (last != null);
        assertThat(seen).hasSize(75);
        assertThat(seen).extracting(Listed::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Élodie N° 42", "elodie n° 42", "ELODIE N° 42", "e0042@lumiere"})
    void aNameIsFoundWithoutItsCaseAndAccents(String name) {
        assertThat(page(name, null, 10))
                .extracting(Listed::displayName)
                .containsExactly("Élodie N° 42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "' or 1=1 --", "nobody"})
    void whatIsNotInANameFindsNobody(String name) {
        assertThat(page(name, null, 10)).isEmpty();
    }

    @Test
    void afterSomebodyWhoIsGoneThereIsNobody() {
        assertThat(page(null, new PersonId(Ids.next()), 10)).isEmpty();
    }

    @Test
    void somebodyOfAnotherCompanyIsNobody() {
        var here = AuthAlone.LUMIERE.people().getFirst().id();
        var elsewhere = AuthAlone.VERRERIE.people().getFirst().id();
        var asked = new DirectoryApi.People(List.of(here, elsewhere, new PersonId(Ids.next())));
        assertThat(directory.named(AuthAlone.LUMIERE.id(), asked))
                .extracting(Listed::id)
                .containsExactly(here);
        assertThat(page(null, elsewhere, 10)).isEmpty();
    }

    @Test
    void theLastSignInIsTold() {
        var someone = AuthAlone.LUMIERE.people().get(52);
        var one = new DirectoryApi.People(List.of(someone.id()));
        assertThat(directory.named(AuthAlone.LUMIERE.id(), one).getFirst().lastSignInAt()).isNull();
        service.browser().login(someone.email(), AuthAlone.PASSWORD);
        assertThat(directory.named(AuthAlone.LUMIERE.id(), one).getFirst().lastSignInAt())
                .isNotNull();
        assertThat(directory.named(AuthAlone.LUMIERE.id(), one).getFirst().toString())
                .doesNotContain(someone.email(), someone.displayName());
    }

    @Test
    void nobodyAsksFromOutside() {
        assertThat(
                        service.browser()
                                .post(
                                        "/internal/auth/companies/"
                                                + AuthAlone.LUMIERE.id()
                                                + "/directory",
                                        "{\"limit\":1}",
                                        null)
                                .status())
                .isIn(401, 404);
    }
}
