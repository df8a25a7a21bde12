package dev.temper.deploy.page;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.simulate.Curves;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Curves that fall, and further metrics: every seventh trial may diverge, and some fail. */
final class ShownCurves implements Curves {
    private static final int DIVERGES = 7;
    private final List<String> further;
    private final int failing;

    /**
     * Of a definition.
     *
     * @param failing of how many trials one fails; {@link Integer#MAX_VALUE} if none does, and none diverges
     */
    ShownCurves(ExperimentDefinition definition, int failing) {
        this.further = Stream.of(
                        definition.metrics().objectives().stream().skip(1).map(metric -> metric.name()),
                        definition.metrics().limits().stream().map(limit -> limit.metric()),
                        definition.metrics().stored().stream())
                .flatMap(names -> names)
                .toList();
        this.failing = failing;
    }

    @Override
    public int take(int trial, Configuration configuration) {
        return trial;
    }

    @Override
    public double loss(int trial, int column) {
        if (failing < Integer.MAX_VALUE && trial % DIVERGES == 0 && column > 1) {
            return Double.NaN;
        }
        Random random = new Random(31L * trial);
        double floor = 0.02 + 0.6 * random.nextDouble();
        return floor
                + (1 - floor) * Math.exp(-column / (2 + 6 * random.nextDouble()))
                + 0.01 * new Random(97L * trial + column).nextDouble();
    }

    @Override
    public List<Reported> beside(int trial, int column) {
        List<Reported> values = new ArrayList<>();
        for (String name : further) {
            values.add(new Reported(name, 10 + 90 * new Random(13L * trial + name.hashCode()).nextDouble()));
        }
        return values;
    }

    @Override
    public boolean fails(int trial, int column) {
        return trial % failing == 0 && column == 2;
    }

    @Override
    public double seconds(int trial, int column) {
        return 20 + 10 * new Random(trial).nextDouble();
    }

    @Override
    public int length(int trial) {
        return Integer.MAX_VALUE;
    }

    @Override
    public int size() {
        return Integer.MAX_VALUE;
    }
}
