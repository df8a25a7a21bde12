package dev.temper.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link from page to page, picture or file leads somewhere. */
final class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    static Stream<Arguments> links() {
        return Pages.all().stream()
                .flatMap(page ->
                        targets(page).stream().map(target -> Arguments.of(Pages.ROOT.relativize(page), target)));
    }

    private static List<String> targets(Path page) {
        return Pages.lines(page).stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(result -> result.group(1))
                .filter(target -> !target.matches("(https?|mailto):.*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("links")
    void everyLinkLeadsSomewhere(Path page, String target) {
        Path directory = Pages.ROOT.resolve(page).getParent();
        assertThat(directory.resolve(target).normalize())
                .as("%s links to %s", page, target)
                .exists();
    }
}
