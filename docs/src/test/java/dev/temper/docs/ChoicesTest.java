package dev.temper.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method;
import dev.temper.core.definition.NamedMethod;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A choice that the page on experiments does not name is one that nobody makes. */
class ChoicesTest {
    static Stream<Enum<?>> choices() {
        return Stream.<Enum<?>[]>of(
                        Method.SuggesterKind.values(),
                        Method.ScheduleKind.values(),
                        Method.Model.values(),
                        NamedMethod.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void thePageOnExperimentsNamesEveryChoiceOfAMethod(Enum<?> choice) {
        String row = choice instanceof Method.SuggesterKind ? "| `method.suggester` |" : "";
        assertThat(Pages.lines(Pages.ROOT.resolve("docs/experiment.md")))
                .as("docs/experiment.md: name the choice in a line with %s", row)
                .anySatisfy(line -> assertThat(line).startsWith(row).contains("`" + spelt(choice) + "`"));
    }

    private static String spelt(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
