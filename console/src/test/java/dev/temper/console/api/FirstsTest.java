package dev.temper.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The first of a list are those that sorting all of it would put first. */
class FirstsTest {
    @Test
    void areThoseOfTheSortedList() {
        Random random = new Random(5);
        for (int size : new int[] {0, 1, 7, 300}) {
            List<Integer> all =
                    random.ints(size, 0, 1_000_000).distinct().boxed().toList();
            for (int most : new int[] {0, 1, 2, size / 2, size, size + 3}) {
                assertThat(Firsts.of(all, Comparator.reverseOrder(), most))
                        .as("%d of %d", most, size)
                        .isEqualTo(all.stream()
                                .sorted(Comparator.reverseOrder())
                                .limit(most)
                                .toList());
            }
        }
    }
}
