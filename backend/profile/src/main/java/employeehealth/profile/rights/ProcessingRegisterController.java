package employeehealth.profile.rights;

import static employeehealth.contracts.access.Permission.COMPLIANCE_READ;

import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.rights.ProcessingRegister.Line;
import employeehealth.profile.rights.ProcessingRegister.Register;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.web.Csv;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The record of processing activities (GDPR, art. 30), to read and as one file to keep. */
@RestController
@RequestMapping("/api/v1/admin/compliance")
class ProcessingRegisterController {

    /** Programs read it, so it is the same in every language; the cells speak the reader's. */
    private static final List<String> HEAD =
            List.of(
                    "activity",
                    "title",
                    "controller",
                    "purpose",
                    "people",
                    "data",
                    "recipients",
                    "basis",
                    "article",
                    "category",
                    "duration",
                    "source",
                    "erasure",
                    "stores",
                    "security",
                    "transfers");

    private final ProcessingRegister register;
    private final ProfileDatabase database;
    private final Audit audit;
    private final Clock clock;

    ProcessingRegisterController(
            ProcessingRegister register, ProfileDatabase database, Audit audit, Clock clock) {
        this.register = register;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/processing-register")
    @Audience(value = COMPLIANCE_READ, everywhere = true)
    Register json(Me me, Locale locale) {
        return read(me, locale);
    }

    @GetMapping(path = "/processing-register.csv", produces = "text/csv")
    @Audience(value = COMPLIANCE_READ, everywhere = true)
    ResponseEntity<byte[]> csv(Me me, Locale locale) {
        var words = ArchiveWords.in(Spoken.of(locale));
        var rows =
                read(me, locale).items().stream()
                        .flatMap(line -> line.kept().stream().map(kept -> cells(line, kept, words)))
                        .toList();
        var name =
                "processing-register-"
                        + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                        + ".csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(Csv.of(HEAD, rows).getBytes(StandardCharsets.UTF_8));
    }

    private Register read(Me me, Locale locale) {
        var read = register.in(Spoken.of(locale));
        audit.append(
                database,
                new AuditRecord(
                        me.company(),
                        me.person(),
                        null,
                        "profile.processing-register.read",
                        "profile.processing_register",
                        me.company().toString(),
                        "supervision",
                        AuditRecord.Outcome.SUCCESS,
                        null));
        return read;
    }

    private static List<@Nullable String> cells(Line line, Kept kept, ArchiveWords words) {
        var said = line.words();
        return List.of(
                line.code(),
                said.title(),
                line.controller().code(),
                said.purpose(),
                said.people(),
                said.data(),
                said.recipients(),
                said.basis(),
                line.article(),
                kept.title(),
                words.duration(kept.duration()),
                words.basis(kept),
                kept.erasure().code(),
                String.join(", ", kept.stores()),
                said.security(),
                said.transfers());
    }
}
