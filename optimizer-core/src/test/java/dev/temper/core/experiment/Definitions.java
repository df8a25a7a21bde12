package dev.temper.core.experiment;

import dev.temper.core.experiment.ExperimentDefinition.Resume;
import dev.temper.core.experiment.Method.Schedule;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sound definition whose parts a test may replace. */
final class Definitions {
    String id = "digits";
    String metric = "accuracy";
    List<Parameter> parameters = List.of(
            new Parameter.OfDouble("learning_rate", 1e-4, 1, Scale.LOG, 0.01),
            new Parameter.OfInt("batch_size", 16, 256, Scale.POWER_OF_TWO, 64L),
            new Parameter.Categorical("nesterov", List.of("true", "false"), "false"),
            new Parameter.ValueList("layers", List.of(new Value.OfLong(1), new Value.OfLong(4)), null));
    List<Configuration> candidates = List.of();
    Ladder ladder = Ladder.ofEpochs(1, 27, 3);

    @Nullable
    Integer trials = 60;

    @Nullable
    Long cost = 20_000_000L;

    int parallel = 2;
    Method.Suggester suggester = Method.Suggester.QUASI_RANDOM;
    Schedule schedule = Schedule.ASYNC_HYPERBAND;
    int brackets = 1;
    int grace = 3;
    int retries = 2;
    long leaseMillis = 30_000;

    ExperimentDefinition build() {
        return new ExperimentDefinition(
                id,
                new Metric(metric, Metric.Goal.MAXIMIZE),
                Space.of(parameters).withCandidates(candidates),
                ladder,
                new Budget(trials, cost),
                parallel,
                new Method(suggester, schedule, brackets, grace),
                Resume.CHECKPOINT,
                retries,
                leaseMillis,
                17);
    }
}
