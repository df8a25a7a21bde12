package dev.temper.benchmarks.load;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.definition.Task;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.Target;
import dev.temper.schemas.TrialEnded;
import dev.temper.stream.codec.DefinitionWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * An experiment of the default method, and what its agents say: workers train, probes only ask. A worker reports at
 * rungs alone, so that each report is a value that the model learns from. Thread safe.
 */
final class SearchExperiment {
    static final int WORKERS = 8;
    static final int PROBES = 64;
    private static final int PARAMETERS = 8;
    private static final Ladder LADDER = Ladder.ofEpochs(1, 81, 3);
    private static final Budget ENOUGH = new Budget(null, 1_000_000_000_000L);
    private static final String SESSION = "1";
    private static final String WORKER = "worker";
    private static final String PROBE = "probe";

    private final String id;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong offers = new AtomicLong();
    private final Map<Integer, Double> qualities = new ConcurrentHashMap<>();

    SearchExperiment(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    ExperimentCreated created() {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < PARAMETERS; i++) {
            parameters.add(new Parameter.OfDouble("x" + i, 0, 1, Scale.LINEAR, null));
        }
        ExperimentDefinition definition = new ExperimentDefinition(
                id,
                new Metric("loss", Metric.Goal.MINIMIZE),
                Space.of(parameters),
                LADDER,
                ENOUGH,
                WORKERS + PROBES,
                NamedMethod.TEMPER.on(LADDER),
                ExperimentDefinition.Resume.CHECKPOINT,
                0, // a trial of a probe fails for good
                3_600_000, // nobody sends heartbeats here
                17);
        return new ExperimentCreated(header(), DefinitionWriter.write(definition));
    }

    ExperimentArchived archived() {
        return new ExperimentArchived(header(), null);
    }

    SlotOffered worker(int slot) {
        return new SlotOffered(header(), new Assignee(WORKER, SESSION, slot, offers.incrementAndGet()), "");
    }

    /** The offer of that number, from 1; probes take turns. */
    SlotOffered probe(long number) {
        return new SlotOffered(header(), new Assignee(PROBE, SESSION, (int) (number % PROBES), number), "");
    }

    static boolean isProbe(Assignee assignee) {
        return assignee.getAgent().equals(PROBE);
    }

    /** Takes note of how good a trial is: the nearer to a point, the better. */
    void started(int trial, List<ParameterValue> configuration) {
        double quality = 0;
        for (ParameterValue setting : configuration) {
            double off = ((Number) setting.getValue()).doubleValue() - 0.3;
            quality += off * off;
        }
        qualities.put(trial, quality);
    }

    /** The epochs on the way to a target at which there is something to report. */
    static int[] epochs(Target target) {
        return LADDER.tasks().stream()
                .mapToInt(Task::epochs)
                .filter(epoch -> epoch > target.getFromEpoch() && epoch <= target.getToEpoch())
                .toArray();
    }

    static IntStream workers() {
        return IntStream.range(0, WORKERS);
    }

    MetricReported report(int trial, long lease, int epoch) {
        double loss = qualities.getOrDefault(trial, 1.0) + 1.0 / epoch;
        return new MetricReported(header(), trial, lease, epoch, List.of(new MetricValue("loss", loss, null)), 1.5);
    }

    TrialEnded ended(int trial, long lease, Outcome outcome) {
        return new TrialEnded(header(), trial, lease, outcome, outcome == Outcome.FAILED ? 1 : 143, "", false);
    }

    private EventHeader header() {
        return new EventHeader(id, id + "/bench", numbers.incrementAndGet(), null);
    }
}
