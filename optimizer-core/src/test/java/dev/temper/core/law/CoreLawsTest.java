package dev.temper.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoreLawsTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.temper.core");
    private static final JavaClasses OFFENDER = new ClassFileImporter().importClasses(Offender.class);

    static List<ArchRule> laws() {
        return CoreLaws.ALL;
    }

    static Stream<String> crimes() {
        JavaClass offender = OFFENDER.get(Offender.class);
        return offender.getMethods().stream()
                .map(JavaMethod::getName)
                .filter(name -> !name.contains("$"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theCoreKeepsTheLaw(ArchRule law) {
        law.check(CORE);
    }

    @ParameterizedTest
    @MethodSource("crimes")
    void everyCrimeIsNoticed(String method) {
        assertThat(CoreLaws.ALL)
                .flatExtracting(law -> law.evaluate(OFFENDER).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains("Offender." + method + "("));
    }

    @Test
    void whatIsAllowedIsNotReported() {
        JavaClasses innocent = new ClassFileImporter().importClasses(Innocent.class);
        assertThat(CoreLaws.ALL)
                .flatExtracting(law -> law.evaluate(innocent).getFailureReport().getDetails())
                .isEmpty();
    }
}
