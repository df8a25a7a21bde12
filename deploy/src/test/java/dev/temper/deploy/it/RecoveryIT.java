package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.cli.Temper;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.TopicReader;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.TrialLost;
import dev.temper.schemas.topic.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** All state is lost in the middle of an experiment, and comes back from the journal alone. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class RecoveryIT {
    private static final int EPOCH_MILLIS = 200;

    @TempDir
    private Path directory;

    private final List<Command> running = new ArrayList<>();
    private EmbeddedStack stack;
    private Path state;
    private String said = "";

    @BeforeEach
    void start() {
        stack = EmbeddedStack.start(directory.resolve("data"), 0, 0, Topic.DEFAULT_PARTITIONS);
        state = directory.resolve("state");
    }

    @AfterEach
    void stop() {
        running.forEach(Command::end);
        stack.close();
    }

    @Test
    void stateAndViewsComeBackFromTheJournal() throws Exception {
        Curves curves = begin("views-lost");
        assertThat(rebuild()).as(said).isEqualTo(1);
        assertThat(said).contains("An optimizer runs");
        List<String> before = lose(curves, Set.of(Topic.VIEWS));
        checkNobodyStartsWithout();
        rebuilt();
        assertThat(decisions(curves)).startsWith(before.toArray(String[]::new));
        goesOn(curves);
    }

    @Test
    void decisionsComeBackFromTheJournalToo() throws Exception {
        Curves curves = begin("decisions-lost");
        List<String> before = lose(curves, Set.of(Topic.VIEWS, Topic.DECISIONS));
        rebuilt();
        assertThat(decisions(curves)).startsWith(before.toArray(String[]::new));
        goesOn(curves);
        assertThat(curves.journal(TrialLost.class))
                .as("intake takes no lease for one that runs which is over")
                .hasSizeLessThanOrEqualTo(2);
    }

    private Curves begin(String id) {
        optimizer().await("optimizer ready");
        Curves curves = new Curves(directory, stack.endpoints(), id);
        curves.create(3);
        agent(curves);
        curves.awaitMiddle();
        return curves;
    }

    /** Kills all and deletes their state and some topics; the decisions that were on record. */
    private List<String> lose(Curves curves, Set<Topic> lost) throws Exception {
        running.forEach(Command::kill);
        running.clear();
        List<String> before = decisions(curves);
        try (Admin admin = Admin.create(stack.endpoints().kafka())) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.endsWith("-changelog")
                            || lost.stream().anyMatch(one -> one.topicName().equals(topic)))
                    .toList();
            assertThat(topics).hasSizeGreaterThan(lost.size() + 5);
            admin.deleteTopics(topics).all().get();
        }
        deleteState();
        return before;
    }

    private void deleteState() throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private void checkNobodyStartsWithout() {
        String why = optimizer().await("temper: the optimizer gave up:");
        assertThat(why).contains("The state of the role intake is gone", "temper-intake", "`temper rebuild`");
    }

    private void rebuilt() {
        assertThat(rebuild()).as(said).isZero();
        assertThat(said).contains("rebuilt from the journal: 1 experiments");
    }

    private int rebuild() {
        StringWriter out = new StringWriter();
        CommandLine line = Temper.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        Endpoints here = stack.endpoints();
        int status = line.execute("rebuild", "--bootstrap", here.bootstrap(), "--registry", here.registry());
        said = out.toString();
        return status;
    }

    private void goesOn(Curves curves) {
        optimizer().await("optimizer ready");
        agent(curves);
        curves.awaitComplete();
        curves.checkLaws();
        assertThat(decisions(curves)).as("every decision once").doesNotHaveDuplicates();
    }

    private Command optimizer() {
        Endpoints here = stack.endpoints();
        return started(List.of(
                "optimizer",
                "--bootstrap",
                here.bootstrap(),
                "--registry",
                here.registry(),
                "--state",
                state.toString(),
                "-D",
                "http.port=-1"));
    }

    private void agent(Curves curves) {
        started(List.of("agent", "-f", curves.agentFile("agent", EPOCH_MILLIS).toString()))
                .await("agent ready");
    }

    private Command started(List<String> arguments) {
        Command command = new Command(arguments);
        running.add(command);
        return command;
    }

    /** Number, sequence and kind of each decision, in the order in which they are on record. */
    private List<String> decisions(Curves curves) {
        return TopicReader.readAll(stack.endpoints(), Topic.DECISIONS, curves.id()).stream()
                .map(record -> {
                    DecisionHeader header = (DecisionHeader) record.value().get(0);
                    return header.getNumber() + " " + record.value();
                })
                .toList();
    }
}
