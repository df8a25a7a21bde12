package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.EpochLadder;
import dev.temper.core.definition.Ladder;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.TopicReader;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.TrialView;
import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.stream.replay.JournalReader;
import dev.temper.stream.replay.Recording;
import dev.temper.stream.replay.ReplayCheck;
import dev.temper.stream.replay.ReplayResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** An experiment on {@link CurveTrainer}, and what its training processes wrote down. */
public final class Curves {
    public static final int TRIALS = 9;
    private static final int EPOCHS = 9;
    private static final long BUDGET = 4_000_000;
    private static final EpochLadder LADDER = Ladder.ofEpochs(1, EPOCHS, 3);
    private static final Duration LONGEST = Duration.ofSeconds(150);

    private final Path directory;
    private final Endpoints endpoints;
    private final String id;

    public Curves(Path directory, Endpoints endpoints, String id) {
        this.directory = directory;
        this.endpoints = endpoints;
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Publishes the experiment. */
    public void create(int leaseSeconds) {
        create(leaseSeconds, "{suggester: random, schedule: async-hyperband}");
    }

    public void create(int leaseSeconds, String method) {
        create(leaseSeconds, method, 0);
    }

    /** The same with so many retries of a trial that failed. */
    public void create(int leaseSeconds, String method, int retries) {
        String definition =
                DefinitionWriter.write(DefinitionReader.read("""
                id: %s
                metric: {name: accuracy, goal: maximize}
                parameters:
                  - {name: learning_rate, type: double, min: 1.0e-4, max: 1, scale: log}
                tasks: {epochs: {min: 1, max: 9, eta: 3}}
                budget: {trials: %d, cost: 4}
                parallel: 2
                method: %s
                failures: {retries: %d}
                lease: {seconds: %d}
                seed: 3
                """.formatted(id, TRIALS, method, retries, leaseSeconds)));
        try (EventPublisher publisher = new EventPublisher(endpoints)) {
            publisher.publish(Topic.EXPERIMENTS, id, header -> new ExperimentCreated(header, definition));
        }
    }

    /** Writes an agent's file; the agent runs two trials at a time. */
    public Path agentFile(String agent, int epochMillis) {
        return agentFile(agent, epochMillis, directory.resolve(agent));
    }

    /** The same, with the agent's own directory somewhere else. */
    public Path agentFile(String agent, int epochMillis, Path home) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return agentFile(
                agent,
                "[%s, -Xshare:auto, -XX:TieredStopAtLevel=1, -Xmx32m, -cp, %s, %s, '{learning_rate}', '%d', %s]"
                        .formatted(
                                java,
                                TrainedEpochs.classes(),
                                CurveTrainer.class.getName(),
                                epochMillis,
                                directory.resolve("records")),
                home);
    }

    Path agentFile(String agent, String command) {
        return agentFile(agent, command, directory.resolve(agent));
    }

    private Path agentFile(String agent, String command, Path home) {
        try {
            return Files.writeString(directory.resolve(agent + ".yaml"), """
                    agent: %s
                    experiment: %s
                    slots: 2
                    command: %s
                    directory: %s
                    checkpoints: %s
                    graceSeconds: 2
                    heartbeatSeconds: 0.5
                    offerSeconds: 0.5
                    kafka: {bootstrapServers: '%s'}
                    registry: {url: '%s'}
                    """.formatted(
                            agent,
                            id,
                            command,
                            home,
                            directory.resolve("checkpoints"),
                            endpoints.bootstrap(),
                            endpoints.registry()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until some trials have begun, and others are still to come. */
    public ExperimentView awaitMiddle() {
        ExperimentView view = await("in its middle", now -> now.getTrials() >= 4 && now.getRunning() > 0);
        assertThat(view.getTrials()).as("the experiment is not over yet").isLessThan(TRIALS);
        return view;
    }

    public ExperimentView awaitComplete() {
        return await("complete", view -> view.getStatus() == ExperimentStatus.COMPLETE);
    }

    /** The experiment as it stands; fails if there is none yet. */
    public ExperimentView peek() {
        try (ExperimentReader reader = new ExperimentReader(endpoints, id)) {
            reader.toEnd();
            ExperimentView view = reader.experiment();
            assertThat(view).isNotNull();
            return view;
        }
    }

    /** No report counts twice: where the journal has one again, it has the same identity, and the machine ignores it. */
    public void checkEachReportOnce() {
        assertThat(TrainedEpochs.underTwoIdentities(journal(MetricReported.class)))
                .as("reports under two identities")
                .isEmpty();
    }

    public ExperimentView await(String what, Predicate<ExperimentView> condition) {
        try (ExperimentReader reader = new ExperimentReader(endpoints, id)) {
            return Await.until(id + " is " + what, LONGEST, () -> {
                reader.poll(Duration.ofMillis(50));
                ExperimentView view = reader.experiment();
                return view != null && condition.test(view) ? view : null;
            });
        }
    }

    /** Lines of a file that the trainers wrote: starts (trial lease rate), epochs (trial epoch lease), twice (trial lease). */
    List<String> records(String file) {
        Path path = directory.resolve("records").resolve(file);
        try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What must hold of every finished experiment, whatever was killed on the way. */
    public void checkLaws() {
        try (ExperimentReader reader = new ExperimentReader(endpoints, id)) {
            reader.toEnd();
            ExperimentView view = reader.experiment();
            assertThat(view).isNotNull();
            assertThat(records("twice"))
                    .as("checkpoints that two processes wrote at a time")
                    .isEmpty();
            // A model may spend the cost on fewer trials: then not even a first rung can be paid any more.
            long unspent = BUDGET - view.getCostMicros();
            assertThat(view.getTrials())
                    .as("trials suggested, of a budget of %s, with a cost of %s left", TRIALS, unspent)
                    .isBetween(unspent < LADDER.costOfEpochs(1) ? 1 : TRIALS, TRIALS);
            assertThat(view.getReservedMicros()).as("cost still reserved").isZero();
            assertThat(view.getCostMicros()).as("cost spent, of a budget of 4").isLessThanOrEqualTo(BUDGET);
            long trained = reader.trials().values().stream()
                    .mapToLong(trial -> LADDER.costOfEpochs(trial.getEpoch()))
                    .sum();
            ChargedCost.check(endpoints, id, view.getCostMicros(), trained, BUDGET);
            assertThat(view.getFailed()).as("a loss is no failure").isZero();
            assertThat(view.getBestTrial()).as("best trial").isNotNull();
            checkSuggestions(view.getTrials());
        }
        checkReplay();
    }

    /** Whoever was killed or replaced, no work was done a second time. */
    public void checkNoEpochTwice() {
        Set<String> seen = new HashSet<>();
        assertThat(records("epochs").stream().map(TrainedEpochs::epoch).filter(epoch -> !seen.add(epoch)))
                .as("epochs trained twice")
                .isEmpty();
    }

    /**
     * Compares what the trainers wrote down with the journal: of each trial all epochs arrived that its leases were
     * granted.
     */
    void checkEveryEpochIsThere() {
        assertThat(missing()).as("epochs that never arrived, by trial").isEmpty();
    }

    /** Those that did not arrive, by trial. */
    public Map<Integer, Set<Integer>> missing() {
        return TrainedEpochs.missing(
                records("epochs"), journal(MetricReported.class), GrantedTargets.read(endpoints, id));
    }

    /** Training processes that live now and are not held for a decision. */
    public List<ProcessHandle> trainers() {
        return Trainers.of(directory.resolve("records"));
    }

    /** Leases that were lost. */
    public int losses() {
        return trials(trial -> true).mapToInt(TrialView::getLosses).sum();
    }

    /** Trials that lost a lease. */
    public Set<Integer> lostTrials() {
        return trials(trial -> trial.getLosses() > 0).map(TrialView::getTrial).collect(Collectors.toSet());
    }

    private Stream<TrialView> trials(Predicate<TrialView> which) {
        try (ExperimentReader reader = new ExperimentReader(endpoints, id)) {
            reader.toEnd();
            return List.copyOf(reader.trials().values()).stream().filter(which);
        }
    }

    /** The partition of the journal that has the experiment. */
    public TopicPartition journalPartition() {
        ConsumerRecord<String, ?> first =
                TopicReader.readAll(endpoints, Topic.JOURNAL, id).get(0);
        return new TopicPartition(first.topic(), first.partition());
    }

    /** Events of a type in the journal. */
    <T> List<T> journal(Class<T> type) {
        return TopicReader.readAll(endpoints, Topic.JOURNAL, id).stream()
                .map(ConsumerRecord::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private void checkReplay() {
        Recording recording = JournalReader.read(
                id, Map.of("bootstrap.servers", endpoints.bootstrap()), RegistryClient.open(endpoints.registry()));
        ReplayResult replayed = ReplayCheck.check(recording);
        assertThat(replayed.first())
                .as("decisions that do not follow from the journal")
                .isEmpty();
        assertThat(replayed.differences()).isZero();
        assertThat(replayed.pending()).as("decisions that were never published").isZero();
        assertThat(replayed.decisions()).isPositive();
    }

    private void checkSuggestions(int trials) {
        List<SuggestDecision> suggested = TopicReader.readAll(endpoints, Topic.DECISIONS, id).stream()
                .map(ConsumerRecord::value)
                .filter(SuggestDecision.class::isInstance)
                .map(SuggestDecision.class::cast)
                .toList();
        assertThat(suggested).hasSize(trials);
        assertThat(suggested).extracting(SuggestDecision::getTrial).doesNotHaveDuplicates();
        assertThat(suggested).extracting(SuggestDecision::getParameters).doesNotHaveDuplicates();
    }
}
