package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.stream.replay.ExportReader;
import dev.temper.stream.replay.ReplayCheck;
import dev.temper.stream.replay.ReplayResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /** Replays an exported journal with a model here and there: no differences, and the same digests. */
    static void checkReplay(Path export) throws IOException, InterruptedException {
        ReplayResult result = ReplayCheck.check(ExportReader.read(export));
        String here = ReplayMain.text(result);
        assertThat(here).contains(" 0 differences");
        assertThat(result.proposals())
                .as("a replay on another Java that proves something of the model has proposals: " + here)
                .isPositive();
        Optional<Path> other = find();
        if (other.isEmpty()) {
            System.out.println("SKIPPED: replay on another Java release; there is none under /usr/lib/jvm, and"
                    + " TEMPER_OTHER_JAVA is not set");
            return;
        }
        Process process = new ProcessBuilder(
                        other.get().resolve("bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayMain.class.getName(),
                        export.toString())
                .redirectErrorStream(true)
                .start();
        String there = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(there).isZero();
        assertThat(there).as("on " + other.get()).endsWith(here);
        System.out.println("replayed on " + other.get() + ": " + there);
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
