package employeehealth.gateway.door;

import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/**
 * What a caller sends while it is handed on. A caller who is lost in the midst of it is no fault of
 * the neighbour, as an {@link IOException} here would be taken for.
 */
final class FromCaller extends FilterInputStream {

    FromCaller(HttpServletRequest request) throws IOException {
        super(request.getInputStream());
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw lost();
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw lost();
        }
    }

    private static Problem lost() {
        return new Problem(HttpStatus.BAD_REQUEST, "gateway/broken-off");
    }
}
