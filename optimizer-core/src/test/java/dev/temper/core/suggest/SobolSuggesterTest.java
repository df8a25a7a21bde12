package dev.temper.core.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.random.CounterRandom;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SobolSuggesterTest {
    @Test
    void theFirstPointsAreThoseOfJoeAndKuo() {
        // In halves, quarters and eighths; index in natural order.
        long unit = SobolSequence.LENGTH / 8;
        long[][] expected = {{0, 0, 0}, {4, 4, 4}, {2, 6, 6}, {6, 2, 2}, {1, 5, 3}, {5, 1, 7}, {3, 3, 5}, {7, 7, 1}};
        for (int index = 0; index < expected.length; index++) {
            for (int dimension = 0; dimension < 3; dimension++) {
                assertThat(SobolSequence.coordinate(index, dimension))
                        .as("point %d, dimension %d", index, dimension)
                        .isEqualTo(expected[index][dimension] * unit);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 4", "17, 8", "-3, 12"})
    void eachDimensionHasOnePointInEachOfTwoToTheKStrata(long seed, int k) {
        int size = 1 << k;
        SobolSuggester sobol = new SobolSuggester(Spaces.unit(SobolSequence.DIMENSIONS), seed);
        for (int dimension = 0; dimension < SobolSequence.DIMENSIONS; dimension++) {
            for (int block = 0; block < 2; block++) {
                BitSet strata = new BitSet(size);
                for (int i = 0; i < size; i++) {
                    strata.set((int) (sobol.coordinate((long) block * size + i, dimension) * size));
                }
                assertThat(strata.cardinality()).as("dimension %d", dimension).isEqualTo(size);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 99})
    void theFirstTwoDimensionsHaveOnePointInEachElementaryBox(long seed) {
        SobolSuggester sobol = new SobolSuggester(Spaces.unit(2), seed);
        int k = 8;
        for (int split = 0; split <= k; split++) {
            BitSet boxes = new BitSet();
            for (int i = 0; i < 1 << k; i++) {
                int column = (int) (sobol.coordinate(i, 0) * (1 << split));
                int row = (int) (sobol.coordinate(i, 1) * (1 << (k - split)));
                boxes.set((column << (k - split)) | row);
            }
            assertThat(boxes.cardinality()).isEqualTo(1 << k);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void discrepancyIsFarBelowThatOfRandomPoints(long seed) {
        int points = 256;
        int dimensions = 7;
        SobolSuggester sobol = new SobolSuggester(Spaces.unit(dimensions), seed);
        double[][] quasi = new double[points][dimensions];
        double[][] random = new double[points][dimensions];
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < dimensions; j++) {
                quasi[i][j] = sobol.coordinate(i, j);
                random[i][j] = CounterRandom.unit(seed, 1L << 32 | j, i);
            }
        }
        assertThat(centeredDiscrepancy(quasi)).isLessThan(0.4 * centeredDiscrepancy(random));
    }

    /** Hickernell's centred L2 discrepancy. */
    private static double centeredDiscrepancy(double[][] points) {
        int n = points.length;
        double single = 0;
        double pairs = 0;
        for (double[] x : points) {
            double product = 1;
            for (double c : x) {
                double z = Math.abs(c - 0.5);
                product *= 1 + 0.5 * z - 0.5 * z * z;
            }
            single += product;
            for (double[] y : points) {
                pairs += pairTerm(x, y);
            }
        }
        return Math.sqrt(Math.pow(13.0 / 12, points[0].length) - 2.0 / n * single + pairs / n / n);
    }

    private static double pairTerm(double[] x, double[] y) {
        double product = 1;
        for (int j = 0; j < x.length; j++) {
            product *= 1 + 0.5 * Math.abs(x[j] - 0.5) + 0.5 * Math.abs(y[j] - 0.5) - 0.5 * Math.abs(x[j] - y[j]);
        }
        return product;
    }

    @Test
    void seedsGiveDifferentPointsAndTheSamePointAgain() {
        SobolSuggester one = new SobolSuggester(Spaces.unit(3), 1);
        assertThat(one.at(5)).isEqualTo(new SobolSuggester(Spaces.unit(3), 1).at(5));
        assertThat(one.at(5)).isNotEqualTo(new SobolSuggester(Spaces.unit(3), 2).at(5));
    }

    @Test
    void endsWithItsSequence() {
        SobolSuggester sobol = new SobolSuggester(Spaces.unit(2), 1);
        assertThat(sobol.at(SobolSequence.LENGTH - 1)).isNotNull();
        assertThat(sobol.at(SobolSequence.LENGTH)).isNull();
    }
}
