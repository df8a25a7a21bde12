package dev.temper.sinks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the modules, and between the packages of this one, go one way. */
class ArrowsTest {
    private static final JavaClasses SINKS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.temper.sinks");

    @Test
    void sinksKnowNeitherTheServerNorAgentsNorTheCommandLine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.temper.console..",
                        "dev.temper.agent..",
                        "dev.temper.deploy..",
                        "picocli..",
                        "io.javalin..")
                .check(SINKS);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.temper.(**)").should().beFreeOfCycles().check(SINKS);
    }

    /** Each can be taken away without the others. */
    @ParameterizedTest
    @CsvSource({
        "mlflow, wandb",
        "mlflow, webhook",
        "wandb, mlflow",
        "wandb, webhook",
        "webhook, mlflow",
        "webhook, wandb"
    })
    void noSinkUsesAnother(String from, String to) {
        noClasses()
                .that()
                .resideInAPackage("dev.temper.sinks." + from)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.temper.sinks." + to)
                .check(SINKS);
    }

    /** What is told depends on the journal alone. */
    @Test
    void factsAreDerivedWithoutAClock() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("Happening")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\..*|java\\.util\\.(Random|UUID|HashMap|HashSet)")
                .check(SINKS);
    }
}
