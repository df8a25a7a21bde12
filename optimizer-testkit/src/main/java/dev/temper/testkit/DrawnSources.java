package dev.temper.testkit;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.definition.Method.Trait;
import dev.temper.core.source.SourceParameter;
import dev.temper.core.source.SourceTrials;
import dev.temper.core.source.SourceTrials.FittedTrial;
import dev.temper.core.space.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** Earlier experiments of scenarios: a few for one in three of those whose model can learn from them. */
final class DrawnSources {
    private DrawnSources() {}

    static LearnFrom of(ExperimentDefinition definition, Dice dice) {
        List<Earlier> all = new ArrayList<>();
        Parameter first = definition.parameters().get(0);
        SourceParameter shared = SourceParameter.of(first, first.name());
        boolean usable = !shared.isNumber() || shared.least() < shared.greatest();
        if (usable && definition.method().has(Trait.WARM_START) && dice.chance(0.3)) {
            int count = 1 + dice.below(3);
            for (int i = 0; i < count; i++) {
                all.add(new Earlier("earlier-" + i, false, new TreeMap<>(), trials("earlier-" + i, shared, dice)));
            }
        }
        return new LearnFrom(false, all);
    }

    private static SourceTrials trials(String name, SourceParameter shared, Dice dice) {
        List<SourceParameter> parameters = List.of(shared);
        List<FittedTrial> trials = new ArrayList<>();
        int count = 1 + dice.below(20);
        for (int i = 0; i < count; i++) {
            List<Double> features = new ArrayList<>(
                    Collections.nCopies(Math.max(1, shared.values().size()), 0.0));
            features.set(dice.below(features.size()), inUnits(dice.unit()));
            trials.add(new FittedTrial(features, List.of(inUnits(4 * dice.unit() - 2), inUnits(4 * dice.unit() - 2))));
        }
        return new SourceTrials(name, "", parameters, List.of(0.5, 1.0), trials);
    }

    private static double inUnits(double value) {
        return SourceTrials.ofUnits(SourceTrials.toUnits(value));
    }
}
