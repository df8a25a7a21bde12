package dev.temper.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomSearchTest {
    private static final int MOST_ROWS = 12;

    /** Every set of drawn rows of every small table, counted. */
    @Test
    void halfMeetAGoodRowExactlyWhenHalfOfAllDrawsHaveOne() {
        for (int rows = 1; rows <= MOST_ROWS; rows++) {
            for (int good = 1; good <= rows; good++) {
                for (int trainings = 1; trainings <= rows; trainings++) {
                    assertThat(RandomSearch.halfMeet(rows, good, trainings))
                            .as("%d of %d rows are good, %d are drawn", good, rows, trainings)
                            .isEqualTo(halfOfAllDraws(rows, good, trainings));
                }
            }
        }
    }

    /** Rows are bits; the good ones are the lowest. */
    private static boolean halfOfAllDraws(int rows, int good, int trainings) {
        int[] draws = IntStream.range(0, 1 << rows)
                .filter(draw -> Integer.bitCount(draw) == trainings)
                .toArray();
        long meet = IntStream.of(draws)
                .filter(draw -> (draw & ((1 << good) - 1)) != 0)
                .count();
        return 2 * meet >= draws.length;
    }

    @Test
    void trainingsAndRankAreTheLeastThatHalfOfAllSearchesNeed() {
        for (int rows = 1; rows <= MOST_ROWS; rows++) {
            for (int one = 1; one <= rows; one++) {
                int trainings = RandomSearch.trainings(rows, one);
                assertThat(halfOfAllDraws(rows, one, trainings)).isTrue();
                assertThat(trainings == 1 || !halfOfAllDraws(rows, one, trainings - 1))
                        .isTrue();
                int rank = RandomSearch.rank(rows, one);
                assertThat(halfOfAllDraws(rows, rank, one)).isTrue();
                assertThat(rank == 1 || !halfOfAllDraws(rows, rank - 1, one)).isTrue();
            }
        }
    }

    /** With repetition the best row would take 693 trainings, and the better of two 346. */
    @Test
    void ofAThousandRowsTheBestTakesHalfOfAllTrainingsAndNoMore() {
        assertThat(RandomSearch.trainings(1000, 1)).isEqualTo(500);
        assertThat(RandomSearch.trainings(1000, 2)).isEqualTo(293);
        assertThat(RandomSearch.rank(1000, 400)).isEqualTo(2);
        assertThat(RandomSearch.rank(1000, 499)).isEqualTo(2);
        assertThat(RandomSearch.rank(1000, 500)).isEqualTo(1);
        assertThat(RandomSearch.rank(1000, Integer.MAX_VALUE)).isEqualTo(1);
    }
}
