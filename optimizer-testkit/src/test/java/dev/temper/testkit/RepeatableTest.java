package dev.temper.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A seed that broke a law breaks it again: nothing in the simulation comes from elsewhere. */
class RepeatableTest {
    private static final JavaClasses TESTKIT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.temper.testkit");

    @Test
    void theSimulationHasNoClockNoChanceNoThreadsAndNoUnorderedCollection() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..seed")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\..*|java\\.util\\.(Random|UUID|HashMap|HashSet|Timer|concurrent\\..*)"
                        + "|java\\.lang\\.Thread")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(TESTKIT);
    }
}
