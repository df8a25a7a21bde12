package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metrics;
import dev.temper.core.definition.Task;
import dev.temper.core.rung.Schedule;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationCheck;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.suggest.Suggester;
import dev.temper.core.suggest.Suggesters;
import dev.temper.core.trial.Target;
import dev.temper.core.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a definition alone: its schedule, its suggester, and what each way costs.
 *
 * @param runs what a run is
 * @param candidates the only configurations that may be tried, if there are any
 */
record Plan(
        ExperimentDefinition definition,
        Schedule schedule,
        Suggester suggester,
        Runs runs,
        PersistentMap<ConfigurationKey, Boolean> candidates) {
    static Plan of(ExperimentDefinition definition) {
        PersistentMap<ConfigurationKey, Boolean> candidates = PersistentMap.empty();
        for (Configuration candidate : definition.space().candidates()) {
            candidates = candidates.put(new ConfigurationKey(candidate), true);
        }
        return new Plan(
                definition, Schedule.of(definition), Suggesters.of(definition), Runs.on(definition), candidates);
    }

    /** The bracket of the trials that a model chose: the first that the schedule has not; -1 without a model. */
    int modelBracket() {
        return hasModel() ? schedule.ownBrackets() : -1;
    }

    /** The rung that a trial comes to next: the one that it was on its way to, or the one above. */
    int next(Trial trial) {
        return trial.progress().last().value() == null
                ? trial.progress().rung()
                : trial.progress().rung() + 1;
    }

    /** The rung that a waiting trial goes on to: where its last lease led, or one that is kept rested on the way. */
    int goal(Trial trial) {
        return trial.isKept() ? Math.max(trial.goal(), next(trial)) : trial.goal();
    }

    /** The first rung on the way to another; a named task is trained alone. */
    int firstOnTheWay(int from, int goal) {
        return ladder().firstOnTheWay(from, goal);
    }

    boolean hasModel() {
        return definition.method().hasModel();
    }

    Metrics metrics() {
        return definition.metrics();
    }

    Metric metric() {
        return definition.metric();
    }

    Ladder ladder() {
        return definition.ladder();
    }

    /** Whether a configuration in the order of the parameters may be tried; O(log n) in the number of candidates. */
    boolean allows(Configuration configuration) {
        return candidates.isEmpty()
                ? ConfigurationCheck.check(definition.space(), configuration).isEmpty()
                : candidates.has(new ConfigurationKey(configuration));
    }

    int lastRung() {
        return ladder().last();
    }

    /** Whether a budget of trials allows one more. */
    boolean allowsTrial(int suggested) {
        Integer most = definition.budget().trials();
        return most == null || suggested < most;
    }

    long costLimit() {
        Long limit = definition.budget().costMicros();
        return limit == null ? Long.MAX_VALUE : limit;
    }

    /** Where a new lease of a trial would lead: to a rung, from where the trial can resume; null for a new trial. */
    Target target(int rung, @Nullable Trial trial) {
        return trial == null || definition.resume() == Resume.RESTART
                ? target(rung, 0)
                : target(rung, trial.progress().epoch());
    }

    /** Where a new lease of a trial would lead on a slot with a storage: from scratch if its checkpoint is on another. */
    Target target(int rung, Trial trial, String storage) {
        return storage.equals(trial.storage()) ? target(rung, trial) : target(rung, 0);
    }

    /** Whether a new lease of a trial would begin with what an earlier one left. */
    boolean hasCheckpoint(Trial trial) {
        return target(trial.goal(), trial).fromEpoch() > 0;
    }

    Target target(int rung, int fromEpoch) {
        Task task = definition.ladder().tasks().get(rung);
        return new Target(rung, task.name(), ladder().startAfter(fromEpoch), task.epochs());
    }

    /** What a target costs; a named task always costs all of it. */
    long cost(Target target) {
        return ladder().cost(target.rung(), target.fromEpoch());
    }

    // A suggester has no equality of its own: it is a function of the definition.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plan plan && definition.equals(plan.definition);
    }

    @Override
    public int hashCode() {
        return definition.hashCode();
    }
}
