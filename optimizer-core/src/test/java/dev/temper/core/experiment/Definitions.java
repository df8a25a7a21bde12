package dev.temper.core.experiment;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Metric;
import dev.temper.core.space.Condition;
import dev.temper.core.space.Forbidden;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Prior;
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
    List<Condition> conditions = List.of();
    List<Prior> priors = List.of();
    List<LinearConstraint> constraints = List.of();
    List<Forbidden> forbidden = List.of();
    Ladder ladder = Ladder.ofEpochs(1, 27, 3);

    @Nullable
    Integer trials = 60;

    @Nullable
    Long cost = 20_000_000L;

    int parallel = 2;
    Method.SuggesterKind suggester = Method.SuggesterKind.QUASI_RANDOM;
    ScheduleKind schedule = ScheduleKind.ASYNC_HYPERBAND;
    int brackets = 1;
    int grace = 3;
    int retries = 2;
    long leaseMillis = 30_000;

    void condition(String parameter, Match... when) {
        conditions = List.of(new Condition(parameter, List.of(when)));
    }

    void prior(Prior prior) {
        priors = List.of(prior);
    }

    void constraint(LinearConstraint constraint) {
        constraints = List.of(constraint);
    }

    ExperimentDefinition build() {
        return new ExperimentDefinition(
                id,
                new Metric(metric, Metric.Goal.MAXIMIZE),
                new Space(parameters, conditions, priors, constraints, forbidden, List.of()),
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
