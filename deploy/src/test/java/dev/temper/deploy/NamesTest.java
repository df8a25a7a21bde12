package dev.temper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One name, one idea, in all modules that the command is made of. */
class NamesTest {
    /** Generated: records have the names of what they carry. */
    private static final Set<String> RECORDS = Set.of("dev.temper.schemas", "dev.temper.stream.state");

    @Test
    void noTwoTypesAreCalledAlike() {
        Map<String, Set<String>> packages = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.temper")) {
            if (type.isTopLevelClass()
                    && !RECORDS.contains(type.getPackageName())
                    && !type.getSimpleName().equals("package-info")) {
                packages.computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                        .add(type.getPackageName());
            }
        }
        assertThat(packages).hasSizeGreaterThan(500);
        packages.values().removeIf(places -> places.size() == 1);
        assertThat(packages).isEmpty();
    }
}
