package dev.temper.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that builds and starts everything, over a tree and a Maven that only look like them. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("../temper");
    private static final Path FLOCK = Path.of("/usr/bin/flock");

    @TempDir
    private Path root;

    @BeforeEach
    void tree() throws IOException {
        assumeTrue(Files.isExecutable(FLOCK), "no " + FLOCK + ": calls do not wait for each other");
        Files.copy(LAUNCHER, root.resolve("temper"));
        Files.writeString(root.resolve("pom.xml"), "");
        Files.createDirectories(root.resolve("deploy"));
        script(root.resolve("bin/mvn"), """
                echo built >>builds
                sleep 2
                mkdir -p deploy/target/lib
                touch deploy/target/deploy-1.jar
                """);
        script(root.resolve("jdk/bin/java"), "echo started\n");
        script(root.resolve("jdk/bin/javac"), "");
        Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    }

    @Test
    void twoCallsAtOnceDoNotBuildOverEachOther() throws IOException, InterruptedException {
        List<Process> calls = List.of(call("one"), call("two"));
        for (Process call : calls) {
            assertThat(call.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Files.readAllLines(root.resolve("builds"))).containsExactly("built");
        String shown = Files.readString(root.resolve("one")) + Files.readString(root.resolve("two"));
        assertThat(shown.lines().filter("started"::equals)).hasSize(2);
        assertThat(shown.lines().filter(line -> line.startsWith("temper: waiting for another call that builds in ")))
                .hasSize(1);
    }

    private Process call(String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", root.resolve("temper").toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve(name).toFile());
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().merge("PATH", root.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        return builder.start();
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
