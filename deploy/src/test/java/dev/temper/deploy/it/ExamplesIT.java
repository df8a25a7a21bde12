package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.stream.replay.JournalReader;
import dev.temper.stream.replay.ReplayCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every example whose libraries are there, as its README runs it, with real agents beside each other. */
@Timeout(5 * 60)
class ExamplesIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Path FASHION = Path.of("/usr/share/datasets/fashion-mnist");

    /** Modules that an example imports, beside Python itself; those of a shell script are none. */
    private static final Map<String, List<String>> NEEDS = Map.of(
            "pytorch", List.of("torch"),
            "scikit-learn", List.of("sklearn"),
            "tensorboard", List.of("tensorboardX"),
            "orchestrate", List.of("orchestrate.io"));

    @TempDir
    private Path directory;

    @Test
    void everyExampleFindsABestTrial() throws Exception {
        List<String> examples = runnable();
        assertThat(examples).as("a shell script needs nothing").contains("shell");
        copyAll();
        List<Command> agents = new ArrayList<>();
        try (Here here = Here.start(directory.resolve("data"))) {
            for (String example : examples) {
                Path folder = folder(example);
                publish(here.endpoints(), example, Files.readString(folder.resolve("experiment.yaml")));
                agents.add(agent(here.endpoints(), example));
            }
            for (String example : examples) {
                checkBest(here.endpoints(), example);
            }
        } finally {
            agents.forEach(Command::end);
        }
    }

    /** Both scenarios with few trials and epochs: the whole study takes minutes. */
    @Test
    void theCarStudyFindsABestTrialOfEachScenario() throws Exception {
        if (!imports(List.of("torch"))) {
            System.out.println("SKIPPED: the example cars; python3 does not have torch");
            return;
        }
        copyAll();
        assertThat(python("-m", "unittest", "-v", "test_train")).contains("OK");
        if (!Files.isDirectory(FASHION)) {
            System.out.println("SKIPPED: the run of the example cars; " + FASHION + " is missing");
            return;
        }
        python("pretrain.py", "--epochs", "1");
        List<String> scenarios = List.of("last-layer", "whole-network");
        List<Command> agents = new ArrayList<>();
        try (Here here = Here.start(directory.resolve("data"))) {
            for (String scenario : scenarios) {
                String whole = Files.readString(folder("cars").resolve(scenario + ".yaml"));
                String small = whole.replaceAll("(?m)^tasks: .*", "tasks: {epochs: {min: 1, max: 3}}")
                        .replaceAll("(?m)^budget: .*", "budget: {trials: 2}");
                publish(here.endpoints(), "cars-" + scenario, small);
            }
            agents.add(agent(here.endpoints(), "cars"));
            for (String scenario : scenarios) {
                checkBest(here.endpoints(), "cars-" + scenario);
            }
        } finally {
            agents.forEach(Command::end);
        }
    }

    /** What a script of the car study prints; it has to succeed. */
    private String python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder("cars").toFile()).redirectErrorStream(true);
        builder.environment()
                .put("PYTHONPATH", ROOT.resolve("trainer-agent/python/src").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private Path folder(String example) {
        return directory.resolve("examples").resolve(example);
    }

    private static List<String> runnable() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(ROOT.resolve("examples"))) {
            // The one by topics alone has an agent of its own (see TopicsExampleIT), and the car study two experiments.
            for (Path example : all.filter(one -> Files.exists(one.resolve("agent.yaml")))
                    .filter(one -> Files.exists(one.resolve("experiment.yaml")))
                    .sorted()
                    .toList()) {
                String name = example.getFileName().toString();
                boolean shell = Files.exists(example.resolve("train.sh"));
                if (shell || imports(NEEDS.getOrDefault(name, List.of("json")))) {
                    found.add(name);
                } else {
                    System.out.println("SKIPPED: the example " + name + "; python3 does not have " + NEEDS.get(name));
                }
            }
        }
        return found;
    }

    private static boolean imports(List<String> modules) throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import " + String.join(", ", modules))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no python3
        }
    }

    /** The examples write beside themselves, and look for the client where it lies in the source tree. */
    private void copyAll() throws IOException {
        Path client = Files.createDirectories(directory.resolve("trainer-agent/python"));
        Files.createSymbolicLink(client.resolve("src"), ROOT.resolve("trainer-agent/python/src"));
        try (Stream<Path> all = Files.walk(ROOT.resolve("examples"), 2)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(ROOT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void publish(Endpoints endpoints, String id, String text) {
        String definition = DefinitionWriter.write(DefinitionReader.read(text));
        try (EventPublisher publisher = new EventPublisher(endpoints)) {
            publisher.publish(Topic.EXPERIMENTS, id, header -> new ExperimentCreated(header, definition));
        }
    }

    private Command agent(Endpoints endpoints, String example) throws IOException {
        Path agent = folder(example).resolve("agent.yaml");
        Files.writeString(
                agent,
                Files.readString(agent)
                                .replace("127.0.0.1:9092", endpoints.bootstrap())
                                .replace("http://127.0.0.1:8081", endpoints.registry())
                        + "agent: agent-" + example + "\n");
        return new Command(List.of("agent", "-f", agent.toString()));
    }

    private static void checkBest(Endpoints endpoints, String example) {
        try (ExperimentReader reader = new ExperimentReader(endpoints, example)) {
            ExperimentView view = Await.until(example + " is complete", LONGEST, () -> {
                reader.poll(Duration.ofMillis(50));
                ExperimentView now = reader.experiment();
                return now != null && now.getStatus() == ExperimentStatus.COMPLETE ? now : null;
            });
            assertThat(view.getBestTrial()).as("best trial of %s", example).isNotNull();
            assertThat(reader.trials().values())
                    .as("why trials of %s failed", example)
                    .extracting(TrialView::getFailure)
                    .containsOnlyNulls();
        }
        assertThat(ReplayCheck.check(JournalReader.read(
                                example,
                                Map.of("bootstrap.servers", endpoints.bootstrap()),
                                RegistryClient.open(endpoints.registry())))
                        .differences())
                .as("differences of %s in replay", example)
                .isZero();
    }
}
