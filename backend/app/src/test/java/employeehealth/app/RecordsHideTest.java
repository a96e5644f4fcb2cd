package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A record prints all that it holds unless it says otherwise; whoever holds health data or a secret
 * has to. What only carries such a record need not: it prints it hidden.
 */
class RecordsHideTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "engine.Input",
                "engine.Outcome",
                "engine.Subject",
                "engine.Vitals",
                "contracts.care.FhirResource",
                "contracts.care.ProfileFacts",
                "contracts.care.ProfileFacts$Fact",
                "profile.accesses.FileAccess",
                "shared.audit.log.OwnTrail$Look",
                "triage.facts.KnownFacts",
                "triage.facts.KnownFacts$Because",
                "triage.assessment.Told",
                "triage.assessment.Told$Subject",
                "triage.assessment.Told$Vitals",
                "triage.assessment.Result",
                "triage.assessment.AssessmentController$Answers",
                "auth.authorization.Asked",
                "auth.client.ClientAuthentication$Proof$Secret",
                "auth.client.ManageClients$Made",
                "auth.client.OAuthClientController$View",
                "auth.exchange.TokenAnswer",
                "auth.grant.ClientGrant",
                "auth.grant.GrantToken",
                "auth.mfa.NewTotp",
                "auth.mfa.RecoveryCodesView",
                "auth.mfa.TotpController$Confirmation",
                "auth.passkey.NewCredential",
                "auth.passkey.SignedChallenge",
                "auth.person.Person",
                "auth.session.Grant$View",
                "auth.session.Session",
                "auth.signin.Challenge",
                "auth.signin.Credentials",
                "auth.signin.SecondFactorAnswer",
                "auth.signin.SignInController$Begun",
                "auth.signing.AccessToken",
                "auth.signing.KeyRing",
                "auth.signing.StoredKey",
                "auth.stepup.FreshProof",
                "auth.federation.Handle",
                "auth.federation.Said",
                "auth.federation.Came",
                "auth.federation.OurProof$Shown",
                "auth.provider.NewProvider",
                "auth.provider.IdentityProvider",
                "auth.link.Link",
                "auth.link.LinkToken",
                "auth.recovery.PasswordController$Reset",
                "auth.recovery.PasswordController$Change",
                "auth.recovery.RecoveryController$Proof",
                "auth.registration.RegistrationController$Wanted",
                "auth.registration.RegistrationController$Confirmed",
                "auth.registration.Registration",
                "auth.registration.Register$Wish",
                "auth.personal.PersonalAddressController$Wanted",
                "auth.personal.PersonalAddressController$Confirmed",
                "auth.personal.PersonalAddressController$Removed",
                "contracts.auth.MailedLink",
                "auth.session.RefreshToken",
                "profile.document.About",
                "profile.document.AddDocument$Wanted",
                "profile.document.AddDocument$Asked",
                "profile.document.DocumentController$VersionView",
                "profile.document.DocumentView",
                "profile.document.FileForm",
                "profile.document.FiledDocument",
                "profile.document.FiledDocuments$File",
                "profile.document.UploadController$View",
                "profile.document.Version",
                "profile.datarequest.DataRequests$Contact",
                "profile.datarequest.DataRequests$Filed",
                "profile.datarequest.HandleRequests$Came",
                "profile.datarequest.OwnRequests$Wanted",
                "profile.datarequest.Said",
                "profile.datarequest.Step",
                "profile.care.CareChoice",
                "profile.care.SearchPatients$Patient",
                "profile.care.SearchPatients$Wanted",
                "profile.opinion.Opinion",
                "profile.questionnaire.GivenAnswer",
                "profile.questionnaire.QuestionnaireController$Answers",
                "profile.questionnaire.SentQuestionnaire",
                "profile.questionnaire.ToldQuestionnaire",
                "profile.questionnaire.ToldQuestionnaire$Line",
                "profile.visit.VisitNote",
                "shared.breakglass.BreakGlass$Opening",
                "shared.postgres.Credentials",
            })
    void whatHoldsHealthDataOrSecretsHidesThem(String name) {
        assertThat(printsItsComponents(Ours.CLASSES.get(Ours.ROOT + name))).isFalse();
    }

    @Test
    void aPlainRecordIsKnownForPrintingAll() {
        record Plain(Set<String> findings) {}
        assertThat(new Plain(Set.of("headache"))).hasToString("Plain[findings=[headache]]");
        assertThat(printsItsComponents(new ClassFileImporter().importClass(Plain.class))).isTrue();
    }

    /** The compiler gives a record without its own text one made by {@code ObjectMethods}. */
    static boolean printsItsComponents(JavaClass type) {
        try (var bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                    .filter(method -> method.methodName().equalsString("toString"))
                    .flatMap(method -> method.code().orElseThrow().elementStream())
                    .anyMatch(element ->
                            element instanceof InvokeDynamicInstruction call
                                    && call.bootstrapMethod()
                                            .owner()
                                            .displayName()
                                            .equals("ObjectMethods"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
