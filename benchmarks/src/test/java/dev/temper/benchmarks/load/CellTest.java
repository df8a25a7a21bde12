package dev.temper.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CellTest {
    private static final long MILLI = 1_000_000;

    @Test
    void percentilesLeaveOutTheFirstFifthOfATurn() {
        Slice slice = new Slice(10);
        for (int i = 0; i < 10; i++) {
            slice.due(i, i * MILLI);
            slice.answered(i, i * MILLI + (i < 2 ? 1_000 : i + 1) * MILLI);
        }
        Cell cell = new Cell(1, 1_000);
        cell.add("Temper", slice, 0);

        assertThat(cell.samples("Temper")).isEqualTo(8);
        assertThat(cell.percentile("Temper", 50)).isEqualTo(6);
        assertThat(cell.percentile("Temper", 100)).isEqualTo(10);
    }

    @Test
    void ratiosPairTheTurnsOfARound() {
        Cell cell = new Cell(1, 1_000);
        for (int round = 1; round <= 3; round++) {
            cell.add("two hops", slice(round), 0);
            cell.add("Temper", slice(2L * round), 0);
        }

        assertThat(cell.latencyRatios("Temper", "two hops")).containsOnly(2);
        assertThat(cell.percentileRatio("Temper", "two hops", 99)).isEqualTo(2);
        assertThat(cell.resampledRatios("Temper", "two hops", 99)).containsOnly(2);
        assertThat(Cell.median(cell.speedRatios("Temper", "two hops"))).isCloseTo(0.75, within(0.2));
    }

    @Test
    void aTailOfOneRoundIsNotInEveryResample() {
        Cell cell = new Cell(1, 1_000);
        for (int round = 1; round <= 3; round++) {
            cell.add("two hops", slice(1), 0);
            cell.add("Temper", slice(round == 3 ? 9 : 1), 0);
        }

        assertThat(cell.percentileRatio("Temper", "two hops", 99)).isEqualTo(9);
        assertThat(cell.resampledRatios("Temper", "two hops", 99)).startsWith(1).endsWith(9);
    }

    @Test
    void aSecondAnswerToAReportIsCountedAsARepeat() {
        Slice slice = new Slice(1);
        slice.answered(0, 1);
        slice.answered(0, 2);

        assertThat(slice.repeats()).isEqualTo(1);
        assertThat(slice.missing()).isZero();
    }

    private static Slice slice(long millis) {
        Slice slice = new Slice(5);
        for (int i = 0; i < 5; i++) {
            slice.due(i, i * MILLI);
            slice.answered(i, (i + millis) * MILLI);
        }
        return slice;
    }
}
