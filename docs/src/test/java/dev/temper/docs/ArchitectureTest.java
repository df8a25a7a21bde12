package dev.temper.docs;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages of all modules form a tree, and those of the core the one that docs/architecture.md draws. */
class ArchitectureTest {
    private static final String CORE = "dev.temper.core.";
    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\|[^|]*\\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

    private static final JavaClasses TEMPER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.temper");

    @Test
    void noPackageOfAnyModuleIsPartOfACycle() {
        slices().matching("dev.temper.(**)").should().beFreeOfCycles().check(TEMPER);
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(TEMPER.stream().map(JavaClass::getPackageName))
                .contains(
                        "dev.temper.schemas.topic",
                        "dev.temper.core.space",
                        "dev.temper.stream.engine",
                        "dev.temper.agent.app",
                        "dev.temper.tuning.play",
                        "dev.temper.sinks.mlflow",
                        "dev.temper.deploy.cli",
                        "dev.temper.benchmarks.step");
    }

    @Test
    void thePictureOfTheCoreIsWhatTheCodeDoes() {
        assertThat(drawn()).isEqualTo(used());
    }

    private static Map<String, SortedSet<String>> drawn() {
        SortedMap<String, SortedSet<String>> arrows = new TreeMap<>();
        boolean here = false;
        for (String line : Pages.lines(Pages.ROOT.resolve("docs/architecture.md"))) {
            here = line.startsWith("#") ? line.equals("### Packages of the core") : here;
            Matcher row = ROW.matcher(line);
            if (here && row.matches()) {
                arrows.put(row.group(1), names(row.group(2)));
            }
        }
        return arrows;
    }

    private static SortedSet<String> names(String cell) {
        return NAME.matcher(cell)
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, SortedSet<String>> used() {
        SortedMap<String, SortedSet<String>> arrows = new TreeMap<>();
        for (JavaClass type : TEMPER) {
            if (type.getPackageName().startsWith(CORE)) {
                SortedSet<String> uses =
                        arrows.computeIfAbsent(type.getPackageName().substring(CORE.length()), name -> new TreeSet<>());
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(target -> target.startsWith(CORE) && !target.equals(type.getPackageName()))
                        .forEach(target -> uses.add(target.substring(CORE.length())));
            }
        }
        return arrows;
    }
}
