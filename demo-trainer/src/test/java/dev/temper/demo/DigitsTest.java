package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitsTest {
    @Test
    void thereAreEightThousandToTrainOnAndTwoThousandToValidate() {
        assertThat(Samples.ALL.size()).isEqualTo(10_000);
        assertThat(Samples.ALL.training()).isEqualTo(8000);
    }

    @Test
    void everyDigitIsInBothPartsAboutEquallyOften() {
        int[] training = new int[10];
        int[] validation = new int[10];
        for (int i = 0; i < Samples.ALL.size(); i++) {
            (i < 8000 ? training : validation)[Samples.ALL.label()[i]]++;
        }
        for (int digit = 0; digit < 10; digit++) {
            assertThat(training[digit]).isBetween(650, 1000);
            assertThat(validation[digit]).isBetween(150, 260);
        }
    }

    @Test
    void imagesAreInkOnPixelsInOrder() {
        Digits digits = Samples.ALL;
        for (int i = 0; i < digits.size(); i++) {
            int from = digits.start()[i];
            int to = digits.start()[i + 1];
            assertThat(to - from).as("inked pixels of image %d", i).isBetween(20, 500);
            for (int e = from; e < to; e++) {
                assertThat(digits.ink()[e] > 0 && digits.ink()[e] <= 1).isTrue();
                assertThat(e == from || digits.pixel()[e] > digits.pixel()[e - 1])
                        .isTrue();
            }
        }
    }

    @Test
    void shufflingKeepsEveryNumber() {
        int[] order = Digits.shuffled(100, 4);
        assertThat(order).isNotEqualTo(Digits.shuffled(100, 5)).isEqualTo(Digits.shuffled(100, 4));
        Arrays.sort(order);
        for (int i = 0; i < 100; i++) {
            assertThat(order[i]).isEqualTo(i);
        }
    }
}
