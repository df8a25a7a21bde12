package dev.temper.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.random.CounterRandom;
import dev.temper.core.source.SourceTrials.FittedTrial;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a source says of configurations of another experiment. */
class ForestRanksTest {
    private static final Parameter RATE = new Parameter.OfDouble("lr", 1e-4, 1, Scale.LOG, null);
    private static final Parameter OPTIMIZER = new Parameter.Categorical("optimizer", List.of("sgd", "adam"), null);
    private static final List<SourceParameter> PARAMETERS =
            List.of(SourceParameter.of(RATE, "learning_rate"), SourceParameter.of(OPTIMIZER, "optimizer"));

    private static Configuration configuration(double rate, String optimizer) {
        return new Configuration(List.of(
                new Setting("learning_rate", new Value.OfDouble(rate)),
                new Setting("batch", new Value.OfLong(32)),
                new Setting("optimizer", new Value.OfText(optimizer))));
    }

    /** In full a rate of 0.01 with adam is best; early the highest rate is. */
    private static SourceTrials source() {
        List<FittedTrial> trials = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double rate = StrictMath.pow(10, -4 * CounterRandom.unit(3, 0, i));
            String optimizer = i % 2 == 0 ? "sgd" : "adam";
            double late = Math.abs(StrictMath.log10(rate) + 2) + i % 2 * -0.5;
            double[] features = SourceTrials.features(PARAMETERS, configuration(rate, optimizer));
            trials.add(new FittedTrial(
                    java.util.Arrays.stream(features).boxed().toList(), List.of(-StrictMath.log10(rate) - 2, late)));
        }
        return new SourceTrials("earlier", "", PARAMETERS, List.of(0.1, 1.0), trials);
    }

    private static List<Configuration> sample() {
        List<Configuration> sample = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sample.add(
                    configuration(StrictMath.pow(10, -4 * CounterRandom.unit(4, 0, i)), i % 2 == 0 ? "sgd" : "adam"));
        }
        return sample;
    }

    @Test
    void eachRungHasRanksOfItsOwn() {
        ForestRanks ranks = new ForestRanks(source(), new double[] {0.1, 1}, sample());
        double[] good = ranks.of(configuration(0.01, "adam"));
        double[] high = ranks.of(configuration(0.9, "adam"));
        assertThat(good[1]).isLessThan(-1.5);
        assertThat(high[0]).isLessThan(good[0]);
        assertThat(high[1]).isGreaterThan(good[1]);
    }

    @Test
    void rungsBetweenAndBeyondThoseOfTheSourceAreReadOffBetweenThem() {
        double[] known = new ForestRanks(source(), new double[] {0.1, 1}, sample()).of(configuration(0.01, "adam"));
        double[] ranks =
                new ForestRanks(source(), new double[] {0.01, 0.1, 0.3, 1}, sample()).of(configuration(0.01, "adam"));
        assertThat(ranks[0]).isEqualTo(ranks[1]);
        assertThat(ranks[1]).isEqualTo(known[0]);
        assertThat(ranks[3]).isEqualTo(known[1]);
        assertThat(ranks[2]).isBetween(ranks[3], ranks[1]);
    }

    @Test
    void theSampleHasNormalScores() {
        ForestRanks ranks = new ForestRanks(source(), new double[] {1}, sample());
        double sum = 0;
        double squares = 0;
        for (Configuration configuration : sample()) {
            double rank = ranks.of(configuration)[0];
            sum += rank;
            squares += rank * rank;
        }
        assertThat(sum / 100).isCloseTo(0, within(0.05));
        assertThat(squares / 100).isCloseTo(1, within(0.1));
    }

    @Test
    void aCategoryThatTheSourceNeverHadIsRankedByTheRest() {
        ForestRanks ranks = new ForestRanks(source(), new double[] {1}, sample());
        double good = ranks.of(configuration(0.01, "lion"))[0];
        double bad = ranks.of(configuration(1e-4, "lion"))[0];
        assertThat(good).isLessThan(bad);
    }

    @Test
    void aNumberBeyondTheRangeOfTheSourceIsRankedLikeTheEnd() {
        ForestRanks ranks = new ForestRanks(source(), new double[] {1}, sample());
        assertThat(ranks.of(configuration(30, "sgd"))).containsExactly(ranks.of(configuration(1, "sgd")), within(0.3));
        assertThat(ranks.of(configuration(0, "sgd")))
                .containsExactly(ranks.of(configuration(1e-4, "sgd")), within(0.3));
    }
}
