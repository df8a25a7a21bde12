package dev.temper.console.api;

import dev.temper.console.chronicle.Beliefs.Belief;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.explain.Importance;
import dev.temper.core.explain.TaskCorrelations;
import dev.temper.core.explain.TaskInsight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was learnt of parameters and tasks. */
public final class InsightAnswers {
    private InsightAnswers() {}

    /**
     * Which parameters matter.
     *
     * @param metric that it is about, the first objective
     * @param objectives how many there are
     * @param parameters empty when the model has learnt nothing
     */
    public record ImportanceAnswer(String metric, int objectives, List<Effect> parameters) {}

    /**
     * Total effect of a parameter at a task.
     *
     * @param effect the part of the predictions' variance that is left when all others are known
     * @param error its standard error
     */
    public record Effect(String parameter, String task, double effect, double error) {}

    /**
     * What each task tells.
     *
     * @param metric that it is about, the first objective
     * @param objectives how many there are
     * @param sources earlier experiments that it learns from, in the definition's order
     * @param beliefs how far each of them was believed, whenever that changed
     * @param correlations between a trial's values at any two of the tasks: a row for each, in their order; empty when
     *     nothing was learnt yet
     */
    public record TasksAnswer(
            String metric,
            int objectives,
            List<TaskAnswer> tasks,
            List<List<Double>> correlations,
            List<String> sources,
            List<Belief> beliefs) {}

    /**
     * A task.
     *
     * @param cost from scratch, in full trainings
     * @param correlation with the full one; null when nothing was learnt yet
     * @param seconds mean of an epoch, or of a named task's run
     * @param observations in each quarter of the journal
     * @param spent in each quarter of the journal, in full trainings
     */
    public record TaskAnswer(
            String task,
            double cost,
            @Nullable Double correlation,
            @Nullable Double seconds,
            List<Integer> observations,
            List<Double> spent) {}

    /** What the model has learnt of the parameters. */
    public static ImportanceAnswer importance(ExperimentState state, ExperimentDefinition definition) {
        return new ImportanceAnswer(
                definition.metric().name(),
                definition.metrics().objectives().size(),
                Importance.of(state).stream()
                        .map(one -> new Effect(one.parameter(), one.task(), one.effect(), one.error()))
                        .toList());
    }

    /**
     * What was learnt of the tasks, and spent on them.
     *
     * @param beliefs in its earlier experiments
     */
    public static TasksAnswer tasks(ExperimentState state, ExperimentDefinition definition, List<Belief> beliefs) {
        return new TasksAnswer(
                definition.metric().name(),
                definition.metrics().objectives().size(),
                TaskInsight.of(state).stream()
                        .map(one -> new TaskAnswer(
                                one.task(),
                                Summaries.cost(one.costMicros()),
                                one.correlation(),
                                one.seconds(),
                                one.observations(),
                                one.spentMicros().stream().map(Summaries::cost).toList()))
                        .toList(),
                TaskCorrelations.of(state),
                definition.learnFrom().earlier().stream().map(Earlier::name).toList(),
                beliefs);
    }
}
