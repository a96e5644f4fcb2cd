package employeehealth.auth.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "' Claire.Dumont@Lumiere.DEMO ', claire.dumont@lumiere.demo",
        "claire+health@lumiere.demo, claire+health@lumiere.demo",
        "ｃlaire＠lumiere.demo, claire@lumiere.demo",
        "K@lumiere.demo, k@lumiere.demo",
        "claire@ateliers-lumière.example, claire@xn--ateliers-lumire-6mb.example",
        "claire@XN--ATELIERS-LUMIRE-6MB.example, claire@xn--ateliers-lumire-6mb.example",
        "claire@lumiere。demo, claire@lumiere.demo",
        "o'brien@x.example, o'brien@x.example",
        "a@пример.example, a@xn--e1afmkfd.example",
    })
    void anAddressHasOneSpelling(String typed, String stored) {
        assertThat(EmailAddress.parse(typed).map(EmailAddress::text)).contains(stored);
        assertThat(SignInName.of(typed)).isEqualTo(new SignInName(stored));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.example",
                "a@b",
                "a@b@c.example",
                "a.@b.example",
                ".a@b.example",
                "a..b@c.example",
                "\"a b\"@c.example",
                "a(comment)@b.example",
                "a b@c.example",
                "a@b_c.example",
                "a@-b.example",
                "a@b..example",
                "a@b.example.",
                "a@127.0.0.1",
                "a@[127.0.0.1]",
                "a@b.example, c@d.example",
                "a@b.example\r\nBcc: c@d.example",
                "clаire@lumiere.demo", // a Cyrillic а
                "claire@lumierе.demo", // a Cyrillic е
                "claire@xn--lumier-8of.demo", // the same, already encoded
                "claire@lumıere.demo\u0000",
                "claire@strasse-ß.example",
                "claire@lu\u200dmiere.demo",
            })
    void whatNobodySignsInWithIsNone(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void noTextBreaksItAndWhatItGivesIsPlainAndStays() {
        var random = new Random(3);
        var alphabet = "aZé.@+-'\"() ,\u0000\u202e。＠ßıКk1";
        for (var n = 0; n < 20_000; n++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(24); i >= 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            EmailAddress.parse(text.toString())
                    .ifPresent(address -> {
                        assertThat(address.text()).matches("[!-~]+@[a-z0-9.-]+");
                        assertThat(EmailAddress.parse(address.text())).contains(address);
                    });
        }
    }

    @Test
    void aDomainWithoutEndIsNone() {
        assertThat(EmailAddress.domain("a.".repeat(100_000) + "example")).isEmpty();
    }
}
