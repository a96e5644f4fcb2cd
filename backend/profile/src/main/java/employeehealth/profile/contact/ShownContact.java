package employeehealth.profile.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.profile.contact.Contact.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact as its person sees it.
 *
 * @param tag for {@code If-Match}
 * @param askedAt when they were last mailed; none: never
 * @param answeredAt when they agreed or declined
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownContact(
        UUID id,
        String tag,
        int position,
        String name,
        Relation relation,
        List<String> languages,
        String language,
        List<ShownChannel> channels,
        State state,
        @Nullable Instant askedAt,
        @Nullable Instant answeredAt) {

    /**
     * @param unreachableAt when it was found not to work; none: as far as we know it does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShownChannel(Channel.Kind kind, String value, @Nullable Instant unreachableAt) {

        @Override
        public String toString() {
            return "ShownChannel[hidden]";
        }
    }

    static ShownContact of(KeptContact kept, @Nullable Instant askedAt, Map<UUID, Instant> broken) {
        var contact = kept.contact();
        return new ShownContact(
                kept.id(),
                kept.tag(),
                kept.position(),
                contact.name(),
                contact.relation(),
                contact.languages(),
                contact.language(),
                contact.channels().stream()
                        .map(one ->
                                new ShownChannel(
                                        one.kind(),
                                        one.value(),
                                        one.id() == null ? null : broken.get(one.id())))
                        .toList(),
                kept.state(),
                askedAt,
                kept.answeredAt());
    }

    @Override
    public String toString() {
        return "ShownContact[hidden]";
    }
}
