package employeehealth.shared.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import employeehealth.contracts.PersonId;
import employeehealth.shared.seal.PlatformSecrets;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The name of a person in the logs: always the same for one person, and of no use to whoever has
 * the logs alone, because making it takes the platform secret and the person's id. It needs neither
 * the database nor the key service, so that nothing stands in the way of a record.
 */
@Component
public final class Pseudonyms {

    private static final int REMEMBERED = 20_000;

    private final PlatformSecrets secrets;
    private final Cache<PersonId, UUID> made =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Pseudonyms(PlatformSecrets secrets) {
        this.secrets = secrets;
    }

    /** 122 bits of an HMAC, in the form of a UUID of version 8 (RFC 9562: of one's own making). */
    public UUID of(PersonId person) {
        return made.get(person, this::make);
    }

    private UUID make(PersonId person) {
        var mac = ByteBuffer.wrap(secrets.mac("pseudonym", person.toString()));
        var high = mac.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x8000L;
        var low = mac.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    @Nullable UUID ofNullable(@Nullable PersonId person) {
        return person == null ? null : of(person);
    }
}
