package dev.temper.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThinningTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 299, 300, 301, 1_000, 12_345})
    void endsAndExtremesStayAndNoMoreThanAskedForAreLeft(int length) {
        Random random = new Random(length);
        double[] values = random.doubles(length).toArray();
        values[length / 3] = 7;
        values[length / 2] = -7;
        values[length / 4] = length > 10 ? Double.NaN : values[length / 4];
        int[] kept = Thinning.keepExtremes(values, 300);
        assertThat(kept).hasSizeLessThanOrEqualTo(300).isSorted().doesNotHaveDuplicates();
        assertThat(kept[0]).isZero();
        assertThat(kept[kept.length - 1]).isEqualTo(length - 1);
        double[] left = Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
        if (length > 10) {
            assertThat(Arrays.stream(left).filter(Double::isFinite).max()).hasValue(7);
            assertThat(Arrays.stream(left).filter(Double::isFinite).min()).hasValue(-7);
        }
    }
}
