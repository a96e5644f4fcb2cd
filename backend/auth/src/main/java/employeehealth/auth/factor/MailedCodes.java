package employeehealth.auth.factor;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.link.Link;
import employeehealth.auth.link.Links;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.stereotype.Repository;

/**
 * Codes by mail, where a company lets people sign in with them for want of anything better. Nobody
 * sets them up. A code is computed when its mail goes out, as mailed links are: what is stored
 * opens nothing.
 */
@Repository
public class MailedCodes implements SecondFactor {

    public static final Duration LIFE = Duration.ofMinutes(10);

    /** Link and code out of one mailbox are one proof and not two. */
    public static final Duration AFTER_A_RESET = Duration.ofDays(1);

    private static final int DIGITS = 8;
    private static final long MODULUS = 100_000_000;
    private static final Pattern CODE = Pattern.compile("\\d{" + DIGITS + "}");

    private final AuthDatabase database;
    private final Links links;
    private final PlatformSecrets secrets;
    private final String environment;
    private final Clock clock;

    MailedCodes(
            AuthDatabase database,
            Links links,
            PlatformSecrets secrets,
            PlatformSettings settings,
            Clock clock) {
        this.database = database;
        this.links = links;
        this.secrets = secrets;
        this.environment = settings.environment().code();
        this.clock = clock;
    }

    @Override
    public Method method() {
        return Method.EMAIL_CODE;
    }

    @Override
    public boolean isSetUp(PersonId person) {
        return false;
    }

    /** Whether this person's company allows it, and their mailbox has not just proven something. */
    public boolean mayServe(PersonId person) {
        return database.sql(
                        """
                        select exists (select from auth.email_code_policies)
                           and not exists (select from auth.people
                                            where id = :person and reset_by_mail_at > :lately)
                        """)
                .param("person", person.value())
                .param("lately", clock.instant().minus(AFTER_A_RESET).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** One more mail; the code of the one before is no longer good. */
    public void mail(PersonId person) {
        links.mail(person, LinkPurpose.SIGN_IN_CODE, person.value(), LIFE);
    }

    @Override
    public boolean reads(String code) {
        return CODE.matcher(plain(code)).matches();
    }

    private static String plain(String code) {
        return code.replace(" ", "");
    }

    @Override
    public boolean accepts(PersonId person, String code) {
        var given = plain(code).getBytes(StandardCharsets.UTF_8);
        return mayServe(person)
                && links.useNewest(
                        LinkPurpose.SIGN_IN_CODE,
                        person.value(),
                        link -> MessageDigest.isEqual(digits(link), given));
    }

    /** As it stands in the mail. */
    public String text(Link link) {
        var digits = new String(digits(link), StandardCharsets.UTF_8);
        return digits.substring(0, DIGITS / 2) + " " + digits.substring(DIGITS / 2);
    }

    private byte[] digits(Link link) {
        var about =
                String.join(
                        "|",
                        environment,
                        link.company().toString(),
                        link.id().toString(),
                        HexFormat.of().formatHex(link.nonce()));
        var number = ByteBuffer.wrap(secrets.mac("sign-in-code", about)).getLong();
        var text = Long.toString(Math.floorMod(number, MODULUS));
        return ("0".repeat(DIGITS - text.length()) + text).getBytes(StandardCharsets.UTF_8);
    }

    boolean allowed() {
        return database.sql("select exists (select from auth.email_code_policies)")
                .query(Boolean.class)
                .single();
    }

    void allow(CompanyId company, PersonId by, Instant now) {
        database.sql(
                        """
                        insert into auth.email_code_policies (company_id, allowed_by, allowed_at)
                        values (:company, :by, :now)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forbid(CompanyId company) {
        database.sql("delete from auth.email_code_policies where company_id = :company")
                .param("company", company.value())
                .update();
    }
}
