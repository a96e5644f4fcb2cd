package employeehealth.shared.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.PersonId;
import employeehealth.shared.database.TestPlatform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamTest {

    private static final Place CONTENT = new Place("profile.documents", "content");

    private final PersonId amina = new PersonId(UUID.randomUUID());
    private final PersonId paul = new PersonId(UUID.randomUUID());
    private final UUID row = UUID.randomUUID();
    private final Seal seal;

    SealedStreamTest(@TempDir Path folder) {
        seal = TestSeal.of(TestPlatform.demo(folder));
        seal.seal(paul, CONTENT, row, new byte[1]);
    }

    private static byte[] content(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private byte[] sealed(byte[] clear) throws IOException {
        var sealed = new ByteArrayOutputStream();
        try (var to = seal.sealing(amina, CONTENT, row, sealed)) {
            to.write(clear);
        }
        return sealed.toByteArray();
    }

    private byte[] opened(PersonId person, Place place, UUID id, byte[] sealed) throws IOException {
        try (var from = seal.opening(person, place, id, new ByteArrayInputStream(sealed))) {
            return from.readAllBytes();
        }
    }

    private void doesNotOpen(PersonId person, Place place, UUID id, byte[] sealed) {
        assertThatThrownBy(() -> opened(person, place, id, sealed))
                .isInstanceOfAny(IOException.class, Seal.NotSealedHere.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_000, 65_536, 200_000, 3_000_000})
    void itOpensForTheSamePersonPlaceAndRow(int size) throws IOException {
        var clear = content(size);
        assertThat(opened(amina, CONTENT, row, sealed(clear))).isEqualTo(clear);
    }

    @Test
    void movedToAnotherPersonColumnTableOrRowItDoesNotOpen() throws IOException {
        var sealed = sealed(content(100_000));
        doesNotOpen(paul, CONTENT, row, sealed);
        doesNotOpen(amina, new Place(CONTENT.table(), "thumbnail"), row, sealed);
        doesNotOpen(amina, new Place("profile.letters", CONTENT.column()), row, sealed);
        doesNotOpen(amina, CONTENT, UUID.randomUUID(), sealed);
    }

    @Test
    void cutOffAnywhereItDoesNotOpen() throws IOException {
        var sealed = sealed(content(200_000));
        for (var length = 0; length < sealed.length; length += 1 + length / 7) {
            doesNotOpen(amina, CONTENT, row, Arrays.copyOf(sealed, length));
        }
        doesNotOpen(amina, CONTENT, row, Arrays.copyOf(sealed, sealed.length - 1));
        doesNotOpen(amina, CONTENT, row, Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void withAByteChangedAnywhereItDoesNotOpen() throws IOException {
        var sealed = sealed(content(200_000));
        for (var at = 0; at < sealed.length; at += 1 + at / 5) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            doesNotOpen(amina, CONTENT, row, changed);
        }
    }

    @Test
    void itsKeyIsNoValueOfTheSameColumn() throws IOException {
        var sealed = sealed(content(10));
        var wrapped =
                Arrays.copyOfRange(sealed, 3, 3 + (sealed[1] & 0xff) * 256 + (sealed[2] & 0xff));
        assertThatThrownBy(() -> seal.open(amina, CONTENT, row, wrapped))
                .isInstanceOf(Seal.NotSealedHere.class);
    }
}
