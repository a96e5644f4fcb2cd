package employeehealth.app;

import employeehealth.shared.backup.BackupSettings;
import employeehealth.shared.backup.TakeBackup;
import employeehealth.shared.backup.WalArchiver;
import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where BACKUP_DIR is set, the process that runs the database also keeps the archive of its log.
 */
@Configuration(proxyBeanMethods = false)
class WalArchiveConfiguration {

    @Bean
    WalArchiver walArchiver(
            BackupSettings backup,
            PlatformSettings settings,
            PlatformSecrets secrets,
            DatabaseLocation database,
            MeterRegistry meters,
            Clock clock) {
        var archiver =
                new WalArchiver(
                        backup,
                        new TakeBackup.Place(settings.dataDir(), settings.keys()),
                        secrets,
                        new WalArchiver.Owner(
                                database.url(), database.owner(), database.ownerPassword()),
                        clock);
        Gauge.builder("backup.log.waiting", archiver, WalArchiver::waiting)
                .description("finished files of the write-ahead log that are not archived yet")
                .register(meters);
        Gauge.builder("backup.log.age", archiver, found -> found.age().toSeconds())
                .description("since when the archive lacks something that is finished")
                .baseUnit("seconds")
                .register(meters);
        return archiver;
    }
}
