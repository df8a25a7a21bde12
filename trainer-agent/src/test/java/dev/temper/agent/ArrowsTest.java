package dev.temper.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which way the agent's arrows go. */
class ArrowsTest {
    private static final JavaClasses AGENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.temper.agent");

    @Test
    void theAgentKnowsOfTemperOnlyTheSchemas() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.temper.core..", "dev.temper.stream..", "dev.temper.deploy.."))
                .check(AGENT);
    }

    @Test
    void theMachineIsPure() {
        classes()
                .that()
                .resideInAPackage("dev.temper.agent.machine")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.temper.agent.machine",
                        "dev.temper.agent.metrics",
                        "dev.temper.schemas",
                        "java.lang",
                        "java.lang.runtime",
                        "java.lang.invoke",
                        "java.math",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "org.jspecify.annotations"))
                .check(AGENT);
        noClasses()
                .that()
                .resideInAPackage("dev.temper.agent.machine")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(AGENT);
    }

    @Test
    void processesAndKafkaMeetOnlyInTheApp() {
        noClasses()
                .that()
                .resideInAPackage("..process..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("..agent.kafka..", "..agent.app..", "org.apache.kafka.."))
                .check(AGENT);
        noClasses()
                .that()
                .resideInAPackage("..kafka..")
                .and()
                .resideInAPackage("dev.temper..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("..agent.process..", "..agent.app.."))
                .check(AGENT);
    }
}
