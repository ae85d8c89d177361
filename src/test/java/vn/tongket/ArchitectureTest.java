package vn.tongket;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** How the house is built, held by the build. */
@AnalyzeClasses(packages = "vn.tongket", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule only_process_packages_know_the_engine = noClasses()
            .that()
            .resideOutsideOfPackages("..process..", "..engine..", "..web.task..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("business code must survive a change of the engine");

    @ArchTest
    static final ArchRule delegates_do_not_query_the_database = noClasses()
            .that()
            .resideInAPackage("..process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..")
            .because("a delegate translates and makes one call to its feature");

    @ArchTest
    static final ArchRule delegates_are_named_placed_and_hidden_alike = classes()
            .that()
            .implement(JavaDelegate.class)
            .and()
            .resideOutsideOfPackage("..engine..")
            .should()
            .haveSimpleNameEndingWith("Delegate")
            .andShould()
            .resideInAPackage("..process..")
            .andShould()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule listeners_are_named_placed_and_hidden_alike = classes()
            .that()
            .implement(TaskListener.class)
            .or()
            .implement(ExecutionListener.class)
            .should()
            .haveSimpleNameEndingWith("Listener")
            .andShould()
            .resideInAnyPackage("..process..", "..engine..")
            .andShould()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule features_do_not_know_the_web = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "..engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vn.tongket.web..", "org.springframework.web..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule foundations_know_no_feature = noClasses()
            .that()
            .resideInAnyPackage(
                    "vn.tongket.engine..",
                    "vn.tongket.audit..",
                    "vn.tongket.calendar..",
                    "vn.tongket.notification..",
                    "vn.tongket.file..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "vn.tongket.cycle..",
                    "vn.tongket.report..",
                    "vn.tongket.aggregation..",
                    "vn.tongket.conference..",
                    "vn.tongket.conclusion..",
                    "vn.tongket.assignment..",
                    "vn.tongket.commendation..",
                    "vn.tongket.document..",
                    "vn.tongket.reference..",
                    "vn.tongket.web..",
                    "vn.tongket.demo..");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nothing_is_printed = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule the_engine_s_clock_is_the_only_clock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(java.time.OffsetDateTime.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .because("tests move the clock, and machines are set to any zone");

    @ArchTest
    static final ArchRule nobody_is_called_helper_or_manager = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Common|Constants)")
            .orShould()
            .haveNameMatching(".*\\.(Base|Abstract)[A-Z]\\w*");

    @ArchTest
    static final ArchRule state_is_not_kept_in_static_variables =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule components_keep_no_public_fields =
            noFields().that().areNotStatic().should().bePublic();

    @ArchTest
    static final ArchRule asynchronous_magic_is_not_used = methods()
            .should()
            .notBeAnnotatedWith("org.springframework.scheduling.annotation.Async")
            .because("what must happen later is a row or a job, so that a crash does not lose it");

    @Test
    void features_use_each_other_only_through_their_root_package() {
        ApplicationModules.of(TongKetApplication.class).verify();
    }
}
