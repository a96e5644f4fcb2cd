package employeehealth.shared;

import employeehealth.shared.access.AccessModule;
import employeehealth.shared.audit.AuditSettings;
import employeehealth.shared.audit.export.SiemSettings;
import employeehealth.shared.blobs.BlobModule;
import employeehealth.shared.breakglass.BreakGlassModule;
import employeehealth.shared.cache.CacheModule;
import employeehealth.shared.database.DatabaseModule;
import employeehealth.shared.flags.FlagsModule;
import employeehealth.shared.jobs.JobsModule;
import employeehealth.shared.news.NewsModule;
import employeehealth.shared.remote.RemoteModule;
import employeehealth.shared.seal.SealModule;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.telemetry.TelemetryModule;
import employeehealth.shared.web.WebModule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every process has, whichever services it runs. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = {
            "employeehealth.shared.problem",
            "employeehealth.shared.audit",
            "employeehealth.shared.idempotency"
        })
@EnableConfigurationProperties({PlatformSettings.class, AuditSettings.class, SiemSettings.class})
@Import({
    WebModule.class,
    TelemetryModule.class,
    AccessModule.class,
    BreakGlassModule.class,
    SealModule.class,
    BlobModule.class,
    CacheModule.class,
    DatabaseModule.class,
    RemoteModule.class,
    NewsModule.class,
    JobsModule.class,
    FlagsModule.class
})
public class SharedModule {}
