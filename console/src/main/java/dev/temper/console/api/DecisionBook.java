package dev.temper.console.api;

import dev.temper.console.api.DecisionDetail.Came;
import dev.temper.console.api.DecisionDetail.CompetitorAnswer;
import dev.temper.console.api.DecisionDetail.EvidenceAnswer;
import dev.temper.console.api.DecisionDetail.ModelAnswer;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.http.Call;
import dev.temper.console.http.HttpProblem;
import dev.temper.console.text.PastRuns;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Task;
import dev.temper.core.propose.PredictionBand;
import dev.temper.core.trial.Trial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decisions with their words and their evidence. */
final class DecisionBook {
    private final Lookup lookup;

    DecisionBook(Lookup lookup) {
        this.lookup = lookup;
    }

    /** All decisions on a trial, in the words of {@code temper explain}. */
    static List<DecisionAnswer> ofTrial(Chronicle chronicle, ExperimentDefinition definition, int number) {
        PastRuns runs = chronicle.runsOf(number);
        return chronicle.trial(number).decisions().stream()
                .map(decision -> DecisionAnswer.of(decision, definition, runs))
                .toList();
    }

    /** A decision by its number, whole. */
    DecisionDetail detail(Call call) {
        long number = call.whole("decision");
        Decision decision = lookup.now(call, (chronicle, definition) -> find(chronicle, number));
        ModelEvidence model = decision.evidence().model();
        PredictionBand band = model == null ? null : band(call, model);
        return lookup.now(call, (chronicle, definition) -> detail(chronicle, definition, decision, band));
    }

    private static Decision find(Chronicle chronicle, long number) {
        List<Decision> all = chronicle.decisions();
        if (number > all.size()) {
            throw new HttpProblem(
                    404,
                    "Experiment '" + chronicle.experiment() + "' has no decision " + number + ": it has " + all.size()
                            + ".");
        }
        return all.get((int) number - 1);
    }

    /** What the model knew is what stood in the state that it computed from. */
    private @Nullable PredictionBand band(Call call, ModelEvidence model) {
        return PredictionBand.of(lookup.chronicles().stateAt(call.text("id"), model.basedOn()), model);
    }

    private static DecisionDetail detail(
            Chronicle chronicle, ExperimentDefinition definition, Decision decision, @Nullable PredictionBand band) {
        Integer number = decision.action().about();
        Trial trial = number == null ? null : chronicle.state().trials().get(number);
        Double value = trial == null ? null : trial.progress().value();
        PastRuns runs = number == null ? new PastRuns() : chronicle.runsOf(number);
        return new DecisionDetail(
                DecisionAnswer.of(decision, definition, runs),
                evidence(decision.evidence(), definition, band),
                trial == null ? Map.of() : ParameterMap.of(trial.configuration()),
                trial == null || value == null
                        ? null
                        : new Came(trial.progress().epoch(), value));
    }

    private static EvidenceAnswer evidence(
            Evidence evidence, ExperimentDefinition definition, @Nullable PredictionBand band) {
        List<Task> tasks = definition.ladder().tasks();
        Task task = evidence.rung() < 0 || evidence.rung() >= tasks.size() ? null : tasks.get(evidence.rung());
        return new EvidenceAnswer(
                task == null ? null : task.name(),
                task == null ? 0 : task.epochs(),
                evidence.value(),
                evidence.rank(),
                evidence.size(),
                evidence.cutoff(),
                evidence.competitors().stream()
                        .map(other -> new CompetitorAnswer(other.trial(), other.value()))
                        .toList(),
                model(evidence.model(), band));
    }

    private static @Nullable ModelAnswer model(@Nullable ModelEvidence model, @Nullable PredictionBand band) {
        return model == null
                ? null
                : new ModelAnswer(
                        model.isUnmodelled() && model.source() != null ? null : (Double) model.predicted(),
                        band == null ? null : (Double) band.low(),
                        band == null ? null : (Double) band.high(),
                        model.probability(),
                        model.incumbent(),
                        model.stream() == null ? null : model.stream().name(),
                        model.basedOn(),
                        model.version(),
                        model.source());
    }
}
