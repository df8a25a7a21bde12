package dev.temper.core.propose;

import dev.temper.core.history.History;
import dev.temper.core.proposal.Pick;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.trial.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an experiment that starts warm tries before it has values enough of its own for a model: the best of what was
 * imported, at the lowest rung. The rungs' own configurations come in turn with these, so that what the import is worth
 * shows at once.
 */
final class Opening {
    private Opening() {}

    static List<Pick> picks(Given given, History history) {
        Set<ConfigurationKey> used = history.configurations();
        List<Pick> picks = new ArrayList<>();
        for (Imports.Trained trained : given.imports().best()) {
            if (picks.size() < given.picks()
                    && trained.open()
                    && used.add(new ConfigurationKey(trained.configuration()))) {
                picks.add(Pick.unmodelled(
                        Stream.KNOWLEDGE, trained.configuration(), 0, trained.warped(), trained.value()));
            }
        }
        return picks;
    }
}
