package employeehealth.shared.audit.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** One message a line, on the disk before it counts as taken. */
final class FileReceiver implements Receiver {

    private final Path file;

    FileReceiver(Path file) {
        this.file = file;
    }

    @Override
    public void take(List<String> messages) throws IOException {
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            var before = channel.size();
            try {
                var bytes =
                        ByteBuffer.wrap(
                                (String.join("\n", messages) + "\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(before); // half a batch would come twice
                throw e;
            }
        }
    }
}
