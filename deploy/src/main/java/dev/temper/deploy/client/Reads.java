package dev.temper.deploy.client;

import dev.temper.console.api.Explanation;
import dev.temper.console.api.InsightAnswers.ImportanceAnswer;
import dev.temper.console.api.InsightAnswers.TasksAnswer;
import dev.temper.deploy.Failure;
import dev.temper.schemas.ExperimentView;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What commands show that only look: asked of the API where there is one, else read from the topics. */
public interface Reads {
    /** All experiments as they stand now, by id. */
    List<ExperimentView> experiments();

    /**
     * One experiment and its trials as they stand now.
     *
     * @throws Failure when there is no such experiment
     */
    ExperimentViews experiment(String id);

    /**
     * What was decided on a trial.
     *
     * @throws Failure when there is no such experiment or trial
     */
    Explanation explanation(String id, int trial);

    /**
     * Which parameters matter.
     *
     * @throws Failure when there is no such experiment
     */
    ImportanceAnswer importance(String id);

    /**
     * What each task tells.
     *
     * @throws Failure when there is no such experiment
     */
    TasksAnswer tasks(String id);

    /**
     * The id that a command is about: the one given, else the experiment created last.
     *
     * @throws Failure when none is given and there is none
     */
    default String idOrLatest(@Nullable String id) {
        if (id != null) {
            return id;
        }
        return experiments().stream()
                .max(Comparator.comparingLong(ExperimentView::getCreatedAt))
                .map(ExperimentView::getExperiment)
                .orElseThrow(() -> new Failure(
                        "there is no experiment yet: make one with `temper experiment create -f experiment.yaml`"));
    }

    /** What to say when there is no such trial. */
    static Failure noDecision(String id, int trial) {
        return new Failure("no decision on trial %d of '%s': `temper experiment show %s` lists its trials"
                .formatted(trial, id, id));
    }

    /** What to say when its data were deleted. */
    static Failure erased(String id) {
        return new Failure("experiment '%s' was deleted: `temper replay %s` says when and why".formatted(id, id));
    }

    /** What to say when there is no such experiment. */
    static Failure noExperiment(String id) {
        return new Failure(
                "there is no experiment '%s': `temper experiment list` names those that there are".formatted(id));
    }
}
