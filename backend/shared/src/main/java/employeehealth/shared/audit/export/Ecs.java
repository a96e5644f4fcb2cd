package employeehealth.shared.audit.export;

import static employeehealth.shared.audit.export.Syslog.shortened;

import employeehealth.shared.audit.AuditEntry;
import employeehealth.shared.audit.Line;
import employeehealth.shared.audit.SecurityEntry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records under the names of the Elastic Common Schema, which most SIEMs know. */
final class Ecs {

    private static final String VERSION = "8.11";

    private Ecs() {}

    static String of(long number, AuditEntry entry) {
        return line("iam", Line.time(entry.at()))
                .text("event.dataset", "employee-health.audit")
                .number("event.sequence", number)
                .text("event.id", entry.id().toString())
                .text("event.action", shortened(entry.action()))
                .text("event.outcome", entry.outcome().equals("success") ? "success" : "failure")
                .text("event.reason", shortened(entry.purpose()))
                .text("organization.id", text(entry.company()))
                .text("user.id", text(entry.actor()))
                .text("user.target.id", text(entry.person()))
                .text("labels.entity", shortened(entry.entity()))
                .text("labels.entity_id", shortened(entry.entityId()))
                .text("trace.id", shortened(entry.trace()))
                .end();
    }

    /** A leaf whose record is gone: that is told, not skipped. */
    static String missing(long number, String record, String at) {
        return line("iam", at)
                .text("event.dataset", "employee-health.audit")
                .number("event.sequence", number)
                .text("event.id", record)
                .text("event.action", "platform.audit.record-missing")
                .text("event.outcome", "failure")
                .end();
    }

    static String of(long number, SecurityEntry entry) {
        return line("web", Line.time(entry.at()))
                .text("event.dataset", "employee-health.security")
                .number("event.sequence", number)
                .text("event.id", entry.id().toString())
                .text("event.action", shortened(entry.kind()))
                .text("event.outcome", entry.status() < 400 ? "success" : "failure")
                .text("event.reason", shortened(entry.detail()))
                .text("organization.id", text(entry.company()))
                .text("user.id", text(entry.caller()))
                .text("http.request.method", shortened(entry.method()))
                .text("http.route", shortened(entry.route()))
                .number("http.response.status_code", entry.status())
                .text("source.ip", entry.source() == null ? null : shortened(entry.source()))
                .text("trace.id", shortened(entry.trace()))
                .end();
    }

    private static Line line(String category, String at) {
        return new Line()
                .text("@timestamp", at)
                .text("ecs.version", VERSION)
                .text("event.kind", "event")
                .json("event.category", "[\"" + category + "\"]");
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
