package employeehealth.admin.people;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.database.Ids;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamePersonTest {

    private static Listed account(String name, String email) {
        return new Listed(new PersonId(Ids.next()), name, email, null);
    }

    @ParameterizedTest
    @CsvSource({
        "Paul Garnier,    paul@x.fr,      PAUL GARNIER,     other@x.fr",
        "Paul Garnier,    paul@x.fr,      Garnier Paul,     other@x.fr",
        "Hélène Vasseur,  h@x.fr,         Dr Helene VASSEUR, other@x.fr",
        "Anne-Lise Roy,   a@x.fr,         Anne Lise Roy,    other@x.fr",
        "Paul Garnier,    paul@x.fr,      Somebody Else,    Paul+admin@x.fr",
        "Paul Garnier,    paul+1@x.fr,    Somebody Else,    paul+2@X.fr",
    })
    void accountsThatLookAlikeSeemOnePerson(
            String name, String email, String otherName, String otherEmail) {
        var one = account(name, email);
        var other = account(otherName, otherEmail);
        assertThat(SamePerson.seem(one, other)).isTrue();
        assertThat(SamePerson.seem(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Paul Garnier,    paul@x.fr,      Paula Garnier,    paula@x.fr",
        "Paul Garnier,    paul@x.fr,      Paul Garnier-Roy, roy@x.fr",
        "Paul Garnier,    paul@x.fr,      Claude Petit,     paul@y.fr",
    })
    void othersDoNot(String name, String email, String otherName, String otherEmail) {
        assertThat(SamePerson.seem(account(name, email), account(otherName, otherEmail))).isFalse();
    }
}
