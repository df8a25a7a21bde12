package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void shufflingKeepsEveryNumber() {
        int[] order = Rows.order(100, 4);
        assertThat(order).isNotEqualTo(Rows.order(100, 5)).isEqualTo(Rows.order(100, 4));
        Arrays.sort(order);
        for (int i = 0; i < 100; i++) {
            assertThat(order[i]).isEqualTo(i);
        }
    }

    @Test
    void allRowsOfADataSetAreThere() {
        assertThat(Rows.shuffled("letter.csv.gz", 1)).hasDimensions(20_000, 17);
        assertThat(Rows.shuffled("satellite.csv.gz", 1)).hasDimensions(6435, 37);
    }
}
