package dev.temper.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.temper.deploy.it.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that builds and starts everything, over a tree and a Maven that only look like them. */
class LauncherTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path FLOCK = Path.of("/usr/bin/flock");
    private static final String WAITING = "temper: waiting for another call that builds in ";
    private static final List<String> MODULES = List.of(
            "schemas",
            "optimizer-core",
            "optimizer-stream",
            "trainer-agent",
            "demo-trainer",
            "benchmarks/tuning",
            "deploy");

    @TempDir
    private Path directory;

    private Path root = Path.of("");

    @BeforeEach
    void tree() throws IOException {
        root = directory.resolve("tree");
        Files.createDirectories(root.resolve("build-config"));
        for (String script : List.of("temper", "build-config/digest")) {
            Files.copy(REPOSITORY.resolve(script), root.resolve(script));
        }
        Files.writeString(root.resolve("pom.xml"), "");
        for (String module : MODULES) {
            Files.createDirectories(root.resolve(module));
            Files.writeString(root.resolve(module).resolve("Source.java"), module);
        }
        script(directory.resolve("bin/mvn"), """
                echo built >>builds
                until [ ! -e hold ]; do sleep 0.1; done
                mkdir -p deploy/target/lib
                touch deploy/target/deploy-1.jar
                """);
        script(directory.resolve("jdk/bin/java"), "echo started; echo \"$@\" >>\"$0.calls\"\n");
        script(directory.resolve("jdk/bin/javac"), "");
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    }

    @Test
    void twoCallsAtOnceDoNotBuildOverEachOther() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(FLOCK), "no " + FLOCK + ": calls do not wait for each other");
        Files.writeString(root.resolve("hold"), "");
        List<Process> calls = List.of(call(root, "one"), call(root, "two"));
        Await.until(
                "a call that waits",
                Duration.ofSeconds(60),
                () -> shown("one").contains(WAITING) || shown("two").contains(WAITING));
        Files.delete(root.resolve("hold"));
        for (Process call : calls) {
            assertThat(call.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(builds(root)).isEqualTo(1);
        String shown = shown("one") + shown("two");
        assertThat(shown.lines().filter("started"::equals)).hasSize(2);
        assertThat(shown.lines().filter(line -> line.startsWith(WAITING))).hasSize(1);
    }

    @Test
    void nobodyIsSaidToBuildWhereNobodyDoes() throws Exception {
        assumeTrue(Files.isExecutable(FLOCK), "no " + FLOCK + ": calls do not wait for each other");
        run(root, "first", "best");
        Process holder =
                new ProcessBuilder("flock", root.resolve("temper").toString(), "sh", "-c", "echo held; cat").start();
        assertThat(holder.inputReader().readLine()).isEqualTo("held");
        try {
            assertThat(run(root, "second", "best")).isEqualTo("started\n");
        } finally {
            holder.destroy();
        }
    }

    @Test
    void aCopyOfWhatIsBuiltIsNotBuiltAgainAndAChangedSourceIs() throws Exception {
        run(root, "first", "best");
        Path copy = directory.resolve("copy");
        // Without -p: each file gets another time, in an order of its own.
        assertThat(new ProcessBuilder("cp", "-R", root.toString(), copy.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(run(copy, "copied", "best")).isEqualTo("started\n");
        assertThat(builds(copy)).isEqualTo(1);

        Files.writeString(copy.resolve("optimizer-core/Source.java"), "changed");
        assertThat(copy.resolve("optimizer-core/Source.java").toFile().setLastModified(1_000))
                .isTrue();
        assertThat(run(copy, "changed", "best")).contains("building from source", "started");
        assertThat(builds(copy)).isEqualTo(2);
    }

    @Test
    void askingForHelpBuildsNothing() throws Exception {
        for (List<String> question : List.of(List.of("--help"), List.of("explain", "-h"), List.<String>of())) {
            assertThat(run(root, "help", question.toArray(String[]::new))).contains("temper demo ", "not built yet");
        }
        assertThat(root.resolve("builds")).doesNotExist();
        run(root, "first", "best");
        Files.writeString(root.resolve("deploy/Source.java"), "changed");
        assertThat(run(root, "help", "explain", "--help")).isEqualTo("started\n");
        assertThat(builds(root)).isEqualTo(1);
    }

    @Test
    void theHeapOfWhatRunsForLongIsBoundAndASettingMovesTheBound() throws Exception {
        run(root, "up", "up");
        assertThat(lastCall()).contains("-Xmx1g").contains("-XX:+ExitOnOutOfMemoryError");
        run(root, "up", Map.of("TEMPER_HEAP", "384m"), "up");
        assertThat(lastCall()).contains("-Xmx384m").doesNotContain("-Xmx1g");
        assertThat(run(root, "up", Map.of("TEMPER_HEAP", "much"), "up"))
                .isEqualTo("temper: TEMPER_HEAP is 'much', must be a size such as 512m or 2g\n");
    }

    @Test
    void whatDecisionsPassThroughHasTheParallelCollectorUnlessTheModelIsInIt() throws Exception {
        run(root, "broker", "broker", "--data=x");
        assertThat(lastCall()).contains("-XX:+UseParallelGC", "-Xmx1g");
        run(root, "roles", "optimizer", "--roles", "intake,engine", "--state=x");
        assertThat(lastCall()).contains("-XX:+UseParallelGC", "-Xmx1g");
        run(root, "all", "optimizer", "--state=x");
        assertThat(lastCall()).contains("-XX:+UseG1GC").doesNotContain("UseParallelGC");
    }

    @Test
    void aCollectorOfTheUsersOwnComesInsteadOfTheUsualOne() throws Exception {
        run(root, "up", Map.of("TEMPER_JAVA_OPTS", "-Dx=y -XX:+UseZGC"), "up");
        assertThat(lastCall()).contains("-XX:+UseZGC").doesNotContain("UseG1GC");
        run(root, "up", Map.of("TEMPER_JAVA_OPTS", "-XX:+UseStringDeduplication"), "up");
        assertThat(lastCall()).contains("-XX:+UseG1GC", "-XX:+UseStringDeduplication");
    }

    @Test
    void theRoleApiAloneGivesBackWhatItDoesNotNeed() throws Exception {
        for (List<String> words :
                List.of(List.of("optimizer", "--roles=api"), List.of("optimizer", "--roles", "api", "--state=x"))) {
            run(root, "api", words.toArray(String[]::new));
            assertThat(lastCall()).contains("-Xmx448m", "-XX:+UseSerialGC", "-XX:MaxHeapFreeRatio=25");
        }
        run(root, "all", "optimizer", "--roles=engine,api");
        assertThat(lastCall()).contains("-XX:+UseG1GC").doesNotContain("-XX:MaxHeapFreeRatio");
    }

    @Test
    void anAgentIsSmallAndStartsFromItsArchiveOnceThereIsOne() throws Exception {
        run(root, "agent", "agent");
        assertThat(lastCall()).contains("-Xmx384m", "-XX:+UseSerialGC", "-XX:ArchiveClassesAtExit=");
        Path archive = Path.of(lastCall().replaceAll("(?s).*-XX:ArchiveClassesAtExit=(\\S+).*", "$1"));
        assertThat(archive.getParent()).isEqualTo(root.toRealPath().resolve(".cache"));
        Files.createFile(archive);
        run(root, "agent", "agent");
        assertThat(lastCall()).as("a JVM that was killed wrote nothing").contains("-XX:ArchiveClassesAtExit=");
        Files.writeString(archive, "classes");
        run(root, "agent", "agent");
        String whole = archive.toString().replaceAll("\\.[0-9]+$", "");
        assertThat(lastCall()).contains("-XX:SharedArchiveFile=" + whole + " ").doesNotContain("AtExit");
        Files.writeString(root.resolve("deploy/target/deploy-1.jar"), "another");
        run(root, "agent", "agent");
        assertThat(lastCall()).as("classes of other jars").doesNotContain("-XX:SharedArchiveFile=");
    }

    @Test
    void aReleaseStartsAgentsAndBringsItsOwnJavaWhereItHasOne() throws Exception {
        Path release = Files.createDirectories(directory.resolve("release"));
        Files.copy(REPOSITORY.resolve("temper"), release.resolve("temper"));
        Files.createDirectories(release.resolve("lib"));
        assertThat(run(release, "agent", "agent")).isEqualTo("started\n");

        script(release.resolve("java/bin/java"), "echo own\n");
        Files.writeString(release.resolve("java/release"), "JAVA_VERSION=\"17.0.1\"\n");
        assertThat(run(release, "own", Map.of("JAVA_HOME", ""), "agent")).isEqualTo("own\n");
        assertThat(run(release, "set", "agent")).as("JAVA_HOME is set").isEqualTo("started\n");
    }

    private String lastCall() throws IOException {
        List<String> calls = Files.readAllLines(directory.resolve("jdk/bin/java.calls"));
        return calls.get(calls.size() - 1);
    }

    private static int builds(Path tree) throws IOException {
        return Files.readAllLines(tree.resolve("builds")).size();
    }

    private String run(Path tree, String name, String... arguments) throws IOException, InterruptedException {
        return run(tree, name, Map.of(), arguments);
    }

    private String run(Path tree, String name, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        assertThat(call(tree, name, environment, arguments).waitFor(60, TimeUnit.SECONDS))
                .isTrue();
        return shown(name);
    }

    private Process call(Path tree, String name) throws IOException {
        return call(tree, name, Map.of(), "best");
    }

    private Process call(Path tree, String name, Map<String, String> environment, String... arguments)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", tree.resolve("temper").toString());
        builder.command().addAll(List.of(arguments));
        builder.redirectErrorStream(true).redirectOutput(directory.resolve(name).toFile());
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment().merge("PATH", directory.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().remove("TEMPER_HEAP");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String shown(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
