package employeehealth.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.problem.Problem;
import employeehealth.shared.problem.ProblemTexts;
import employeehealth.shared.problem.Problems;
import jakarta.servlet.ServletRequest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class BodyLimitTest {

    private static final int MOST = (int) BodyLimit.BYTES;

    private final BodyLimit limit =
            new BodyLimit(new Problems(new ProblemTexts(), new JsonMapper()));
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    private static MockHttpServletRequest announced(int bytes) {
        var request = new MockHttpServletRequest("POST", "/api/v1/notes");
        request.setContent(new byte[bytes]);
        return request;
    }

    private static MockHttpServletRequest chunked(int bytes) {
        var request =
                new MockHttpServletRequest("POST", "/api/v1/notes") {
                    @Override
                    public long getContentLengthLong() {
                        return -1;
                    }
                };
        request.addHeader("Transfer-Encoding", "chunked");
        request.setContent(new byte[bytes]);
        return request;
    }

    private ServletRequest passed(MockHttpServletRequest request) throws Exception {
        limit.doFilter(request, response, chain);
        return Objects.requireNonNull(chain.getRequest());
    }

    @Test
    void aBodyOfExactlyTheLimitPasses() throws Exception {
        assertThat(passed(announced(MOST)).getInputStream().readAllBytes()).hasSize(MOST);
    }

    @Test
    void aLongerOneIsRefusedBeforeItIsRead() throws Exception {
        limit.doFilter(announced(MOST + 1), response, chain);
        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains("/problems/platform/too-large");
    }

    @Test
    void aBodyOfUnknownLengthPassesUpToTheLimit() throws Exception {
        assertThat(passed(chunked(MOST)).getInputStream().readAllBytes()).hasSize(MOST);
    }

    @Test
    void aBodyOfUnknownLengthIsRefusedWhileItArrives() throws Exception {
        var request = passed(chunked(MOST + 1));
        assertThatThrownBy(() -> request.getInputStream().readAllBytes())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(413));
    }

    @Test
    void readByteByByteItIsCountedAsWell() throws Exception {
        var body = passed(chunked(MOST + 1)).getInputStream();
        for (var i = 0; i < MOST; i++) {
            assertThat(body.read()).isZero();
        }
        assertThatThrownBy(body::read).isInstanceOf(Problem.class);
    }

    @Test
    void aFileMayBeLongerIfItsSenderBringsAToken() throws Exception {
        var file = announced(MOST + 1);
        file.setContentType("multipart/form-data; boundary=x");
        file.addHeader("Authorization", "Bearer x");
        passed(file);
        var part = announced(MOST + 1);
        part.setContentType("application/offset+octet-stream");
        limit.doFilter(part, response, new MockFilterChain());
        assertThat(response.getStatus()).as("without a token").isEqualTo(413);
    }

    @Test
    void aFileOfUnknownLengthIsCountedToo() throws Exception {
        var file = chunked(MOST + 1);
        file.setContentType("multipart/form-data; boundary=x");
        file.addHeader("Authorization", "Bearer x");
        assertThat(passed(file).getInputStream().readAllBytes()).hasSize(MOST + 1);
    }
}
