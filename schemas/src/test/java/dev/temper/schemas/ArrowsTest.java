package dev.temper.schemas;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of the modules end here: schemas depends on nothing else of Temper. */
class ArrowsTest {
    private static final JavaClasses SCHEMAS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.temper.schemas");

    @Test
    void schemasDependOnNothingElseOfTemper() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.temper..").and(resideOutsideOfPackage("dev.temper.schemas..")))
                .check(SCHEMAS);
    }

    @Test
    void schemasUseKafkasClientsAndNoStreams() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.streams..")
                .check(SCHEMAS);
    }

    @Test
    void registriesKnowNeitherTopicsNorSerdes() {
        DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> above =
                resideInAnyPackage("dev.temper.schemas.topic..", "dev.temper.schemas.serde..");
        noClasses()
                .that()
                .resideInAPackage("..registry..")
                .should()
                .dependOnClassesThat(above)
                .check(SCHEMAS);
    }

    @Test
    void documentsAreReadWithoutKafkaAndAvro() {
        noClasses()
                .that()
                .resideInAPackage("..document..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache..")
                        .or(resideInAnyPackage("dev.temper..").and(resideOutsideOfPackage("..document.."))))
                .check(SCHEMAS);
    }
}
