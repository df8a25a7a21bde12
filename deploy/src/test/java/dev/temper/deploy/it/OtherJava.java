package dev.temper.deploy.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Another Java release on this machine: the home that TEMPER_OTHER_JAVA names, or one under /usr/lib/jvm. */
final class OtherJava {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private OtherJava() {}

    static Optional<Path> find() {
        String named = System.getenv("TEMPER_OTHER_JAVA");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path homes = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(homes)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(homes)) {
            return found.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> version(home) >= 17
                            && version(home) != Runtime.version().feature())
                    .max(java.util.Comparator.comparingInt(OtherJava::version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path home) {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(home.resolve("release")));
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        } catch (IOException noRelease) {
            return 0;
        }
    }
}
