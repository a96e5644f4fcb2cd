package employeehealth.notifications.mail;

import employeehealth.shared.access.Public;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was mailed, for whoever tries the demo out. It does not exist outside demo mode. */
@RestController
@ConditionalOnBooleanProperty("platform.demo")
class DemoOutboxController {

    private final DemoMailbox mailbox;

    DemoOutboxController(DemoMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Newest first, the last hundred. */
    record Outbox(List<DemoMailbox.Sent> items) {}

    /** Public: a demo holds invented data only. */
    @GetMapping("/api/v1/demo/outbox")
    @Public
    ResponseEntity<Outbox> outbox() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Outbox(mailbox.latest()));
    }
}
