package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.history.Fidelity;
import dev.temper.core.source.ForestRanks;
import dev.temper.core.source.SourceRanks;
import dev.temper.core.source.SourceTrials;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.UnitCube;
import dev.temper.core.suggest.Suggester;
import dev.temper.core.suggest.Suggesters;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How the earlier experiments of a definition rank its configurations. */
final class EarlierRanks {
    /** Among so many configurations, spread evenly, others are ranked. */
    private static final int SAMPLE = 500;

    private EarlierRanks() {}

    static List<SourceRanks> of(ExperimentDefinition definition) {
        List<SourceTrials> sources = definition.learnFrom().sources();
        if (sources.isEmpty()) {
            return List.of();
        }
        Fidelity fidelity = new Fidelity(definition);
        double[] shares = IntStream.range(0, fidelity.rungs())
                .mapToDouble(rung -> fidelity.level(rung) / fidelity.full())
                .toArray();
        List<Configuration> sample = sample(definition);
        return sources.stream()
                .<SourceRanks>map(source -> new ForestRanks(source, shares, sample))
                .toList();
    }

    private static List<Configuration> sample(ExperimentDefinition definition) {
        List<Configuration> candidates = definition.space().candidates();
        long all = candidates.isEmpty() ? new UnitCube(definition.space()).size() : candidates.size();
        Suggester spread = Suggesters.quasiRandom(definition.space(), ~definition.seed());
        return LongStream.range(0, Math.min(SAMPLE, all))
                .mapToObj(spread::at)
                .filter(Objects::nonNull)
                .toList();
    }
}
