package dev.temper.core.propose;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an experiment that starts warm tries before it has values enough of its own for a model: the best of what was
 * imported, at the lowest rung. The rungs' own configurations come in turn with these, so that what the import is worth
 * shows at once.
 */
final class Opening {
    private Opening() {}

    static Proposal proposal(ExperimentState state, ExperimentDefinition definition, Imports imports) {
        Set<ConfigurationKey> used = new TreeSet<>();
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            used.add(new ConfigurationKey(row.value().configuration()));
        }
        List<Pick> picks = new ArrayList<>();
        for (Imports.Training training : imports.best()) {
            if (picks.size() < TemperProposer.picks(definition)
                    && training.open()
                    && used.add(new ConfigurationKey(training.configuration()))) {
                picks.add(Pick.unmodelled(
                        Stream.KNOWLEDGE, training.configuration(), 0, training.warped(), training.value()));
            }
        }
        ModelState model =
                state.proposal() == null ? ModelState.NONE : state.proposal().model();
        return new Proposal(
                state.header().sequence(),
                TemperProposer.VERSION,
                definition.seed(),
                model,
                true,
                null,
                picks,
                List.of());
    }
}
