package employeehealth.shared.blobs;

import employeehealth.shared.audit.Audit;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.settings.PlatformSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** A store is opened by the first who keeps something in it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BlobSettings.class)
public class BlobModule {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    @Lazy
    Blobs blobs(PlatformSettings platform, BlobSettings settings) {
        return switch (settings.store()) {
            case FILES -> new FileBlobs(platform.dataDir().resolve("blobs"));
            case S3 -> new S3Blobs(settings.s3(), PATIENCE);
        };
    }

    @Bean
    @Lazy
    Documents documents(
            PlatformDatabase database,
            Blobs blobs,
            Seal seal,
            PlatformSettings platform,
            BlobSettings settings,
            Clock clock) {
        var clamd = settings.clamd();
        return new Documents(
                database,
                blobs,
                seal,
                clamd == null ? null : new Clamd(clamd, PATIENCE),
                platform.dataDir().resolve("spool"),
                clock);
    }

    @Bean
    @Lazy
    DocumentLinks documentLinks(
            PlatformDatabase database,
            Documents documents,
            Audit audit,
            PlatformSecrets secrets,
            PlatformSettings platform,
            ObjectProvider<LinkKeeper> keepers,
            Clock clock) {
        return new DocumentLinks(
                database,
                documents,
                audit,
                secrets,
                platform,
                () -> keepers.orderedStream().iterator(),
                clock);
    }

    @Bean
    @Lazy
    BlobTidy blobTidy(Documents documents, DocumentLinks links) {
        return new BlobTidy(documents, links);
    }

    /** As soon as one service of this process keeps documents. */
    @Bean
    SmartInitializingSingleton tidyBlobs(ConfigurableListableBeanFactory beans) {
        return () -> {
            if (beans.containsSingleton("documents")) {
                beans.getBean(BlobTidy.class);
            }
        };
    }

    @Bean
    LinkController linkController(ObjectProvider<DocumentLinks> links) {
        return new LinkController(links);
    }
}
