package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftOutTest {
    private static final Kernel KERNEL = new Kernel(Samples.oneScaleEach(2), new OwnDeviation(new Fading(1, 27)));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void predictsWhatAPosteriorWithoutTheRunDoes(long seed) {
        Observations all = Samples.observations(20, 2, seed);
        double[] theta = Samples.theta(KERNEL, seed);
        double[] predictions = Posterior.of(KERNEL, theta, all).leaveOneRunOut(all.targets());
        for (int i = 0; i < all.size(); i++) {
            Posterior others = Posterior.of(KERNEL, theta, without(all, all.trial(i)));
            Block block = others.block(List.of(new Place(all.features(all.trial(i)), Place.NEW, all.level(i))));
            assertThat(predictions[i]).isCloseTo(block.means()[0], within(1e-9));
        }
    }

    private static Observations without(Observations all, int trial) {
        Observations others = new Observations();
        for (int t = 0; t < all.trials(); t++) {
            others.addTrial(all.features(t));
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.trial(i) != trial) {
                others.add(all.trial(i), all.level(i), all.target(i), all.noise(i));
            }
        }
        return others;
    }
}
