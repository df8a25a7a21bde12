package dev.temper.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.temper.deploy.cli.Temper;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every temper command in a page's {@code sh} blocks is one that the command line understands. */
final class CommandsTest {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    static Stream<Arguments> commands() {
        return Pages.all().stream()
                .flatMap(page -> Pages.blocks(page, "sh").stream()
                        .flatMap(String::lines)
                        .map(CommandsTest::command)
                        .filter(command -> !command.isEmpty())
                        .map(command -> Arguments.of(Pages.ROOT.relativize(page), command)));
    }

    /** What follows {@code ./temper} or {@code temper} on a line, without comments and what comes after a pipe. */
    private static String command(String line) {
        String text = line.strip().replaceFirst("\\s+#.*$", "").replaceFirst("\\s*[|&>].*$", "");
        return text.matches("(\\./)?temper( .*)?") ? text.replaceFirst("^(\\./)?temper\\s*", "") : "";
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsUnderstood(Path page, String command) {
        assertThatCode(() -> Temper.commandLine().parseArgs(words(command)))
                .as("%s: temper %s", page, command)
                .doesNotThrowAnyException();
    }

    @Test
    void theReadmeShowsTheTwoCommands() {
        List<String> blocks = Pages.blocks(Pages.ROOT.resolve("README.md"), "sh");
        assertThat(String.join("\n", blocks)).contains("./temper demo").contains("mvn -B verify");
    }

    /** The words of a line as a shell would split it, as far as the pages need it: quotes hold a word together. */
    private static String[] words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group().replace("\"", ""))
                .toArray(String[]::new);
    }
}
