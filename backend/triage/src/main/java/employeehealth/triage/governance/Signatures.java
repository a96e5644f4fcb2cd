package employeehealth.triage.governance;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.protocol.Canonical;
import employeehealth.triage.protocol.ProtocolKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who signs as what, and whether two signatures are enough to publish by. */
@Component
class Signatures {

    /** Whoever signed it a month ago has to read it again: guidelines change. */
    static final Duration LIFE = Duration.ofDays(30);

    private final ProtocolKey key;
    private final Clock clock;

    Signatures(ProtocolKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * @param name as the person is called, for everybody who is told who signed
     * @throws Problem 409 to whoever would be author and signatory of one draft, and to an author
     *     who did not write what it says now
     */
    Signature make(Me me, String name, Draft draft, List<Signature> others) {
        var part = part(me);
        var both =
                part == Signature.Part.SIGNATORY
                        && (draft.author().equals(me.person())
                                || signed(others, Signature.Part.AUTHOR, me.person()));
        if (both) {
            throw new Problem(HttpStatus.CONFLICT, "triage/signs-alone");
        }
        if (part == Signature.Part.AUTHOR && !draft.author().equals(me.person())) {
            throw new Problem(HttpStatus.CONFLICT, "triage/not-its-author");
        }
        var at = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        var jws =
                key.sign(
                        ProtocolKey.UNDER_PROTOCOL,
                        Map.of(
                                "sub", me.person().toString(),
                                "name", name,
                                "part", part.code(),
                                "iat", at.getEpochSecond(),
                                "draft", about(draft)),
                        Canonical.bytes(draft.content()));
        return new Signature(part, me.person(), jws, at);
    }

    private static Signature.Part part(Me me) {
        return me.may(Permission.PROTOCOLS_SIGN) ? Signature.Part.SIGNATORY : Signature.Part.AUTHOR;
    }

    private static boolean signed(List<Signature> all, Signature.Part part, PersonId person) {
        return all.stream().anyMatch(one -> one.part() == part && one.person().equals(person));
    }

    /**
     * Author first.
     *
     * @throws Problem 409 unless an author and somebody else signed exactly this, lately
     */
    List<String> require(Draft draft, List<Signature> signatures) {
        var content = Canonical.bytes(draft.content());
        var good =
                signatures.stream()
                        .filter(one -> isGenuine(one, draft, content))
                        .sorted(Comparator.comparing(Signature::part))
                        .toList();
        if (good.size() != Signature.Part.values().length
                || !good.getFirst().person().equals(draft.author())
                || good.getLast().person().equals(draft.author())) {
            throw new Problem(HttpStatus.CONFLICT, "triage/not-signed");
        }
        if (good.stream().anyMatch(one -> one.at().plus(LIFE).isBefore(clock.instant()))) {
            throw new Problem(HttpStatus.CONFLICT, "triage/signature-expired");
        }
        return good.stream().map(Signature::jws).toList();
    }

    /** Whose it is, and the table of expected answers that the check was made with. */
    private static String about(Draft draft) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(draft.expected().getBytes(StandardCharsets.UTF_8));
            return draft.healthService() + "|" + draft.tag() + "|" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What the row says is what was signed: whoever edits the row cannot edit the signature. */
    private boolean isGenuine(Signature row, Draft draft, byte[] content) {
        return key.verify(ProtocolKey.UNDER_PROTOCOL, row.jws(), content)
                .filter(claims -> about(draft).equals(claims.get("draft")))
                .filter(claims -> row.person().toString().equals(claims.get("sub")))
                .filter(claims -> row.part().code().equals(claims.get("part")))
                .filter(claims ->
                        Objects.toString(claims.get("iat"), "")
                                .equals(Long.toString(row.at().getEpochSecond())))
                .isPresent();
    }
}
