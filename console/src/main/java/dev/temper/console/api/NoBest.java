package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.text.MissingBest;
import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.trial.Trial;
import dev.temper.schemas.TrialView;
import dev.temper.stream.views.ViewMaker;
import java.util.ArrayList;
import java.util.List;

/** Why there is no best trial; the words of {@code temper best}. */
final class NoBest {
    private NoBest() {}

    static String why(Chronicle chronicle, ExperimentDefinition definition) {
        List<TrialView> trials = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> row : chronicle.state().trials()) {
            trials.add(ViewMaker.trial(chronicle.experiment(), chronicle.state(), row.value()));
        }
        List<String> reasons = MissingBest.reasons(definition, trials);
        return reasons.isEmpty()
                ? "No trial of '" + chronicle.experiment() + "' has been trained in full yet."
                : "'" + chronicle.experiment() + "' has no best trial: " + String.join("; ", reasons) + ".";
    }
}
