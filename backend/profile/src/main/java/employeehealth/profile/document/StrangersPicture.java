package employeehealth.profile.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;

/** Reads a picture that anybody may have made, in a process of its own. */
final class StrangersPicture {

    /** A picture of that many pixels fits into the memory of such a process. */
    private static final long MOST_PIXELS = 50_000_000;

    private StrangersPicture() {}

    /** How large it becomes is said at its beginning, and believed before it is unpacked. */
    static BufferedImage read(InputStream from) throws IOException {
        ImageIO.setUseCache(false);
        try (var input = ImageIO.createImageInputStream(from)) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IOException("no reader for this picture");
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new IOException("too many pixels");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
