package dev.temper.core.rung;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Metric;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index against means and medians worked out from scratch. */
class RunningMeansTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mediansAreThoseOfTheListedMeans(long seed) {
        Random random = new Random(seed);
        RunningMeans means = RunningMeans.empty(new Metric("loss", Metric.Goal.MINIMIZE), 1);
        TreeMap<Integer, Double> latest = new TreeMap<>();
        for (int trial = 1; trial <= 20; trial++) {
            double sum = 0;
            for (int epoch = 1; epoch <= 5; epoch++) {
                double value = random.nextInt(4);
                sum += value;
                means = means.with(trial, epoch, value);
            }
            latest.put(trial, sum / 5);
            if (trial > 1) {
                assertThat(means.others(5, trial)).isEqualTo(trial - 1);
                assertThat(means.medianOfOthers(5, trial)).isEqualTo(median(latest, trial));
                assertThat(means.medianOfOthers(5, 1)).isEqualTo(median(latest, 1));
            }
        }
    }

    @Test
    void epochsBeforeTheFirstThatCountsEnterNowhere() {
        RunningMeans means = RunningMeans.empty(new Metric("accuracy", Metric.Goal.MAXIMIZE), 3)
                .with(1, 1, 1e9)
                .with(1, 2, -1e9);
        assertThat(means.best(1)).isNull();
        means = means.with(1, 3, 0.5).with(1, 4, 0.75).with(2, 3, 0.25).with(2, 4, 0.25);
        assertThat(means.best(1)).isEqualTo(0.75);
        assertThat(means.medianOfOthers(4, 2)).isEqualTo(-0.625);
    }

    private static double median(Map<Integer, Double> all, int but) {
        List<Double> others = all.entrySet().stream()
                .filter(entry -> entry.getKey() != but)
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        int size = others.size();
        return others.get((size - 1) / 2) / 2 + others.get(size / 2) / 2;
    }
}
