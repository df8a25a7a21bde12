package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training scripts that use the Python client, in real processes of real agents; skipped without Python. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class PythonIT {
    private static final Path CLIENT = Path.of("").toAbsolutePath().resolveSibling("trainer-agent/python/src");

    @TempDir
    private static Path data;

    private static Up up;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        Python.assume();
        up = Up.start(data);
    }

    @AfterAll
    static void stop() {
        if (up != null) {
            up.close();
        }
    }

    private static Path script(String name) {
        return Path.of("").toAbsolutePath().resolve("src/test/resources/python").resolve(name);
    }

    private Curves begin(String id, String script, String method, int retries) {
        Curves curves = new Curves(directory, up.endpoints(), id);
        curves.create(30, method, retries);
        try {
            up.agent(Files.writeString(directory.resolve(id + ".yaml"), """
                    agent: agent-%s
                    experiment: %s
                    slots: 2
                    command: [%s, '%s', '%s']
                    environment: {PYTHONPATH: '%s'}
                    directory: %s
                    checkpointSeconds: 0
                    graceSeconds: 60   # nobody is to need a signal, however slow this machine is
                    kafka: {bootstrapServers: '%s'}
                    registry: {url: '%s'}
                    """.formatted(
                            id,
                            id,
                            Python.NAME,
                            script(script),
                            directory.resolve("records"),
                            CLIENT,
                            directory.resolve(id),
                            up.endpoints().bootstrap(),
                            up.endpoints().registry())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return curves;
    }

    @Test
    void aTrialThatRestsGoesOnFromItsCheckpointAndTrainsNoEpochTwice() {
        Curves curves = begin("python", "train.py", "{suggester: random, schedule: hyperband}", 0);
        curves.awaitComplete();
        curves.checkLaws();
        curves.checkNoEpochTwice();
        assertThat(curves.records("restored"))
                .as("trials that were promoted")
                .anySatisfy(line -> assertThat(line).endsWith(" 1"));
        assertThat(curves.records("whys"))
                .anySatisfy(line -> assertThat(line).contains("awaiting rung, rung 0"))
                .anySatisfy(line -> assertThat(line).contains(" 9 fully trained, rung 2"));
        assertThat(curves.journal(TrialEnded.class))
                .as("scripts that leave by themselves, not by a signal")
                .allSatisfy(end -> assertThat(end.getExitCode()).isZero());
    }

    @Test
    void whenOneOfEightRanksIsKilledTheTrialGoesOnWithAllOfThem() {
        Curves curves = begin("ranks", "ranks.py", "{suggester: random, schedule: async-hyperband}", 2);
        ExperimentView view = curves.awaitComplete();
        assertThat(view.getFailed()).as("trials that failed for good").isZero();
        assertThat(curves.journal(TrialEnded.class))
                .filteredOn(end -> end.getOutcome() == Outcome.FAILED)
                .singleElement()
                .satisfies(end -> assertThat(end.getDetail()).contains("a rank ended with [-9]"));
        Map<String, TreeSet<String>> ends = new TreeMap<>();
        Map<String, Integer> ranks = new TreeMap<>();
        for (String line : curves.records("ends")) {
            List<String> words = List.of(line.split(" "));
            String lease = words.get(0) + " " + words.get(1);
            ends.computeIfAbsent(lease, none -> new TreeSet<>()).add(words.get(3) + " " + words.get(4));
            ranks.merge(lease, 1, Integer::sum);
        }
        assertThat(ends)
                .isNotEmpty()
                .allSatisfy((lease, end) -> assertThat(end)
                        .as("where the ranks of lease %s ended", lease)
                        .hasSize(1));
        assertThat(ranks.values()).as("ranks of a lease").allMatch(count -> count == 8);
        assertThat(curves.records("pids"))
                .as("processes that outlived the experiment")
                .noneMatch(pid -> ProcessHandle.of(Long.parseLong(pid)).isPresent());
    }

    @Test
    void aScriptFollowsDecisionsOverHttpWithoutAClient() throws IOException {
        Files.createDirectories(directory.resolve("records"));
        Curves curves = begin("http", "http_client.py", "{suggester: random, schedule: async-hyperband}", 0);
        curves.awaitComplete();
        curves.checkLaws();
        assertThat(curves.records("http"))
                .anySatisfy(line -> assertThat(line).endsWith(" 9 stop FULLY_TRAINED"))
                .anySatisfy(line -> assertThat(line).contains(" pause "));
    }

    /** The interpreter on the path. */
    private static final class Python {
        static final String NAME = "python3";

        static void assume() {
            boolean there = works();
            if (!there) {
                System.out.println("SKIPPED: the Python client with a real agent; there is no python3 of 3.9 or newer");
            }
            Assumptions.assumeTrue(there);
        }

        private static boolean works() {
            try {
                return new ProcessBuilder(NAME, "-c", "import sys; sys.exit(sys.version_info < (3, 9))")
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }
}
