package employeehealth.shared.seal;

import employeehealth.shared.database.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

class FileKeysTest extends KeyEncryptionContract {

    private @Nullable KeyEncryption keys;

    @Override
    KeyEncryption keys() {
        if (keys == null) {
            keys = another();
        }
        return keys;
    }

    @Override
    KeyEncryption another() {
        return new FileKeys(TestPlatform.demo(folder));
    }

    @Override
    void without(Runnable work) {
        var file = TestPlatform.demo(folder).keys().resolve("key-encryption-key");
        try {
            Files.move(file, folder.resolve("away"));
            work.run();
            Files.move(folder.resolve("away"), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
