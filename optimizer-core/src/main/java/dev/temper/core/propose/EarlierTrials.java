package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.definition.Metric;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.history.Fidelity;
import dev.temper.core.history.History;
import dev.temper.core.source.NothingToLearnException;
import dev.temper.core.source.SourceParameter;
import dev.temper.core.source.SourceTrials;
import dev.temper.core.source.SourceTrials.FittedTrial;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What an earlier experiment leaves for a new one. */
public final class EarlierTrials {
    private static final int FEWEST = 4;

    private final ExperimentDefinition source;
    private final ExperimentDefinition target;
    private final Earlier earlier;
    private final int sharing;

    private EarlierTrials(ExperimentDefinition source, ExperimentDefinition target, Earlier earlier, int sharing) {
        this.source = source;
        this.target = target;
        this.earlier = earlier;
        this.sharing = sharing;
    }

    /**
     * Of an experiment as its journal leaves it.
     *
     * @param state of the earlier experiment
     * @param target the new one
     * @param digest of the earlier one's journal
     * @param sharing how many earlier experiments share the room in the definition, this one among them
     * @throws NothingToLearnException saying why, if it leaves nothing that the new one could use
     */
    public static SourceTrials of(
            ExperimentState state, ExperimentDefinition target, Earlier earlier, String digest, int sharing) {
        ExperimentDefinition source = state.header().definition();
        if (source == null) {
            throw new NothingToLearnException("its journal does not have its definition");
        }
        return new EarlierTrials(source, target, earlier, sharing).left(state, digest);
    }

    private SourceTrials left(ExperimentState state, String digest) {
        checkMetric();
        List<Shared> shared = shared();
        if (shared.isEmpty()) {
            throw new NothingToLearnException("it has no parameter in common with this one: it has " + names(source)
                    + ", this one has " + names(target));
        }
        History history = History.of(state, source);
        if (history.finite() < FEWEST) {
            throw new NothingToLearnException(
                    history.finite() + " of its trials have a value, and fewer than " + FEWEST + " tell nothing");
        }
        List<double[]> scores = SourceFit.scores(source, history, state);
        List<SourceParameter> taught = shared.stream().map(Shared::there).toList();
        int columns = SourceTrials.columns(taught) + scores.get(0).length;
        int room = Math.max(1, SourceTrials.MOST_NUMBERS / sharing / columns);
        List<FittedTrial> trials = kept(scores, Math.min(SourceTrials.MOST, room))
                .mapToObj(i -> new FittedTrial(
                        inUnits(SourceTrials.features(taught, configuration(history, i))), inUnits(scores.get(i))))
                .toList();
        return new SourceTrials(
                earlier.name(), digest, shared.stream().map(Shared::here).toList(), shares(), trials);
    }

    private static Configuration configuration(History history, int run) {
        return history.runs().get(run).configuration();
    }

    /** The first objective is what is learnt, whatever it is called, unless there are several. */
    private void checkMetric() {
        List<Metric> objectives = source.metrics().objectives();
        String name = objectives.get(0).name();
        if (objectives.size() > 1 && !name.equals(target.metric().name())) {
            throw new NothingToLearnException("its first objective is " + name + ", and this one's is "
                    + target.metric().name());
        }
    }

    private static List<String> names(ExperimentDefinition definition) {
        return definition.parameters().stream().map(Parameter::name).toList();
    }

    /** A parameter that both experiments have, under both names and on the scale of the earlier one. */
    private record Shared(SourceParameter there, SourceParameter here) {}

    private List<Shared> shared() {
        List<Shared> shared = new ArrayList<>();
        for (Parameter parameter : source.parameters()) {
            SourceParameter here = SourceParameter.of(parameter, earlier.here(parameter.name()));
            SourceParameter ours = ours(here.name());
            if (ours != null && here.overlaps(ours)) {
                shared.add(new Shared(SourceParameter.of(parameter, parameter.name()), here));
            }
        }
        return shared;
    }

    private @Nullable SourceParameter ours(String name) {
        return target.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(parameter -> SourceParameter.of(parameter, name))
                .findFirst()
                .orElse(null);
    }

    private List<Double> shares() {
        Fidelity fidelity = new Fidelity(source);
        return IntStream.range(0, fidelity.rungs())
                .mapToObj(rung -> fidelity.level(rung) / fidelity.full())
                .toList();
    }

    /** All, or of more the best half as many as are kept, and evenly of the others; in their order. */
    private static IntStream kept(List<double[]> scores, int most) {
        if (scores.size() <= most) {
            return IntStream.range(0, scores.size());
        }
        int[] ranked = IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores.get(i)[scores.get(i).length - 1]))
                .mapToInt(Integer::intValue)
                .toArray();
        int best = most / 2;
        int others = most - best;
        IntStream spread =
                IntStream.range(0, others).map(k -> ranked[best + (int) ((long) k * (ranked.length - best) / others)]);
        return IntStream.concat(Arrays.stream(ranked, 0, best), spread).sorted();
    }

    private static List<Double> inUnits(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> SourceTrials.ofUnits(SourceTrials.toUnits(value)))
                .toList();
    }
}
