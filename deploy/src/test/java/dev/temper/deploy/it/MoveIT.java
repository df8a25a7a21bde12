package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.cli.Temper;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.TopicReader;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.schemas.topic.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** All experiments of a cluster go to another one with more partitions, one of them in its middle. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class MoveIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FEW = 2;
    private static final int MORE = 7;

    @TempDir
    private Path directory;

    private final List<Command> running = new ArrayList<>();
    private final List<EmbeddedStack> stacks = new ArrayList<>();
    private String said = "";

    @AfterEach
    void stop() {
        running.forEach(Command::end);
        stacks.forEach(EmbeddedStack::close);
    }

    @Test
    void experimentsGoOnWithMorePartitionsAndTheSameDecisions() throws Exception {
        Endpoints old = stack("old", FEW);
        Path export = directory.resolve("export");
        Command optimizer = optimizer(old, "old-state", FEW);
        Curves done = curves(old, "moved-done");
        done.create(30);
        Command first = agent(done);
        done.awaitComplete();
        first.end();
        assertThat(temper(old, "export", "--to", export.toString())).as(said).isZero();
        Curves half = curves(old, "moved-half");
        half.create(3);
        Command second = agent(half);
        half.awaitMiddle();
        assertThat(temper(old, "export", "--to", export.toString(), "--final", "-D", "partitions=" + FEW))
                .isEqualTo(1);
        assertThat(said).contains("An optimizer runs");
        second.kill();
        optimizer.end();
        exportAll(old, export);
        checkNothingComesTwice(old, export);
        checkReplay(old, export.resolve("experiments/moved-done"));

        Endpoints other = stack("new", MORE);
        importAll(other, export);
        importAll(other, export);
        assertThat(records(other, Topic.JOURNAL, done)).isEqualTo(records(old, Topic.JOURNAL, done));
        assertThat(records(other, Topic.DECISIONS, half)).isEqualTo(records(old, Topic.DECISIONS, half));

        optimizer(other, "new-state", MORE);
        Curves moved = curves(other, "moved-half");
        agent(moved);
        moved.awaitComplete();
        moved.checkLaws();
        curves(other, "moved-done").checkLaws();
        assertThat(records(other, Topic.DECISIONS, half))
                .startsWith(records(old, Topic.DECISIONS, half).toArray(String[]::new));
        running.forEach(Command::end);
        checkOnlyIntoEmptyTopics(other, export);
    }

    private void checkOnlyIntoEmptyTopics(Endpoints other, Path export) {
        assertThat(temper(other, "import", export.toString(), "--partitions", "" + MORE))
                .isEqualTo(1);
        assertThat(said).contains("import into empty topics");
    }

    private void checkReplay(Endpoints old, Path experiment) {
        assertThat(temper(old, "replay", "--from", experiment.toString()))
                .as(said)
                .isZero();
    }

    /** What intake had not read when it was ended, it reads first. */
    private void exportAll(Endpoints old, Path export) {
        Await.until("all is read and exported: " + said, PATIENCE, () -> {
            if (temper(old, "export", "--to", export.toString(), "--final", "-D", "partitions=" + FEW) == 0) {
                return true;
            }
            assertThat(said).contains("Not all that was said is in the journal");
            optimizer(old, "old-state", FEW).end();
            return false;
        });
    }

    /** As after a kill between a file and the note of it. */
    private void checkNothingComesTwice(Endpoints old, Path export) throws IOException {
        Files.delete(export.resolve("progress.json"));
        assertThat(temper(old, "export", "--to", export.toString())).as(said).isZero();
        assertThat(said).contains("exported 0 records of 0 experiments");
    }

    private void importAll(Endpoints other, Path export) {
        assertThat(temper(other, "import", export.toString(), "--partitions", "" + MORE))
                .as(said)
                .isZero();
        assertThat(said).contains("imported 2 experiments", "0 differences");
    }

    private Endpoints stack(String name, int partitions) {
        EmbeddedStack stack = EmbeddedStack.start(directory.resolve(name), 0, 0, partitions);
        stacks.add(stack);
        return stack.endpoints();
    }

    private Curves curves(Endpoints at, String id) {
        return new Curves(directory, at, id);
    }

    private Command optimizer(Endpoints at, String state, int partitions) {
        Command optimizer = started(List.of(
                "optimizer",
                "--bootstrap",
                at.bootstrap(),
                "--registry",
                at.registry(),
                "--state",
                directory.resolve(state).toString(),
                "-D",
                "http.port=-1",
                "-D",
                "partitions=" + partitions));
        optimizer.await("optimizer ready");
        return optimizer;
    }

    private Command agent(Curves curves) {
        Command agent =
                started(List.of("agent", "-f", curves.agentFile("agent", 200).toString()));
        agent.await("agent ready");
        return agent;
    }

    private Command started(List<String> arguments) {
        Command command = new Command(arguments);
        running.add(command);
        return command;
    }

    private int temper(Endpoints at, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Temper.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", at.bootstrap(), "--registry", at.registry()));
        int status = line.execute(all.toArray(String[]::new));
        said = out.toString();
        return status;
    }

    /** Times and contents of what a topic holds of an experiment. */
    private static List<String> records(Endpoints at, Topic topic, Curves curves) {
        return TopicReader.readAll(at, topic, curves.id()).stream()
                .map((ConsumerRecord<String, ?> record) -> record.timestamp() + " " + record.value())
                .toList();
    }
}
