package employeehealth.app.demo;

import java.net.URI;

/** What the terminal shows when everything is up. */
final class Welcome {

    private Welcome() {}

    static String text(URI address) {
        return """

        employee-health is ready at %s   (demo mode: invented data, this machine only)

          claire@lumiere.demo      employee                 nurse@lumiere.demo      occupational nurse
          karim@lumiere.demo       employee                 physician@lumiere.demo  occupational physician
          clinician@lumiere.demo   teleconsultation         responder@lumiere.demo  first-aider, site Lyon
          hr@lumiere.demo          employer                 admin@lumiere.demo      company administrator
          dpo@lumiere.demo         data protection officer  auditor@lumiere.demo    security auditor
          author@lumiere.demo      protocol author          reviewer@lumiere.demo   second signatory
          employee@verrerie.demo, physician@verrerie.demo, admin@verrerie.demo      the other company

          Password of all: demo-Passw0rd-2026                 Ctrl-C stops everything.
        """
                .formatted(address);
    }
}
