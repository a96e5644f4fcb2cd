package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class SigningInTest {

    private static ConfigurableApplicationContext service;
    private static Browser browser;

    @BeforeAll
    static void start() {
        service = AuthAlone.start();
        browser = new Browser(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void someoneSignsInAndIsKnown() {
        var answer = browser.login("E0001@Lumiere.demo ", AuthAlone.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("tokenType").asString()).isEqualTo("Bearer");
        assertThat(answer.json().get("expiresIn").asInt()).isEqualTo(300);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Set-Cookie"))
                .startsWith("refresh-18080=v1.")
                .contains("; Path=/;", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure", "Domain");
        var me = browser.me(answer.token());
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().get("email").asString()).isEqualTo("e0001@lumiere.demo");
        assertThat(me.json().get("company").asString()).isEqualTo("lumiere");
        assertThat(me.json().get("companyName").asString()).isEqualTo("Ateliers Lumière");
        assertThat(me.json().get("roles").get(0).asString()).isEqualTo("employee");
        assertThat(me.json().get("permissions").get(0).asString()).isEqualTo("triage.assess");
        assertThat(me.json().get("acr").asString()).isEqualTo("1");
    }
}
