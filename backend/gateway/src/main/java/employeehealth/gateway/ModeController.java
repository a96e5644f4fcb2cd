package employeehealth.gateway;

import employeehealth.shared.access.Public;
import employeehealth.shared.settings.PlatformSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the pages, before anyone signs in, whether to say that everything here is invented. */
@RestController
final class ModeController {

    private final Mode mode;

    ModeController(PlatformSettings settings) {
        this.mode = new Mode(settings.demo());
    }

    @GetMapping("/api/v1/mode")
    @Public
    Mode mode() {
        return mode;
    }

    record Mode(boolean demo) {}
}
