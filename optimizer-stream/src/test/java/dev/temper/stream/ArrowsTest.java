package dev.temper.stream;

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
    private static final JavaClasses TEMPER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.temper.stream", "dev.temper.core");

    @Test
    void streamKnowsNeitherAgentsNorTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("dev.temper.stream..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.temper.agent..", "dev.temper.deploy..", "picocli..")
                .check(TEMPER);
    }

    @Test
    void coreSeesNoTransportAndNoFormat() {
        noClasses()
                .that()
                .resideInAPackage("dev.temper.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.temper.stream..",
                        "dev.temper.schemas..",
                        "org.apache..",
                        "com.fasterxml..",
                        "org.yaml..",
                        "org.slf4j..")
                .check(TEMPER);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.temper.stream.(*)..").should().beFreeOfCycles().check(TEMPER);
    }

    @ParameterizedTest
    @CsvSource({
        "codec, config",
        "codec, deadletter",
        "codec, intake",
        "codec, engine",
        "codec, views",
        "codec, app",
        "config, codec",
        "config, intake",
        "config, engine",
        "config, app",
        "deadletter, codec",
        "deadletter, intake",
        "deadletter, engine",
        "deadletter, app",
        "intake, engine",
        "intake, views",
        "intake, replay",
        "intake, app",
        "engine, intake",
        "engine, replay",
        "engine, app",
        "views, intake",
        "views, replay",
        "views, app",
        "replay, intake",
        "replay, engine",
        "replay, app",
    })
    void packageDoesNotUse(String from, String to) {
        noClasses()
                .that()
                .resideInAPackage("dev.temper.stream." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.temper.stream." + to + "..")
                // a package that is not there yet breaks nothing
                .allowEmptyShould(true)
                .check(TEMPER);
    }

    @Test
    void topologiesReadNeitherJsonNorYaml() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.temper.stream.intake..", "dev.temper.stream.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "org.yaml..")
                .allowEmptyShould(true)
                .check(TEMPER);
    }

    @Test
    void codecsNeedNoStreams() {
        noClasses()
                .that()
                .resideInAPackage("dev.temper.stream.codec..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.streams..")
                .check(TEMPER);
    }
}
