package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrintedLettersTest {
    @Test
    void thereAreEightThousandToTrainOnAndFourThousandToValidate() {
        assertThat(Samples.ALL.size()).isEqualTo(12_000);
        assertThat(Samples.ALL.training()).isEqualTo(8000);
    }

    @Test
    void everyLetterIsInBothPartsAboutEquallyOften() {
        int[] training = new int[26];
        int[] validation = new int[26];
        for (int i = 0; i < Samples.ALL.size(); i++) {
            (i < 8000 ? training : validation)[Samples.ALL.label()[i]]++;
        }
        for (int letter = 0; letter < 26; letter++) {
            assertThat(training[letter]).isBetween(250, 370);
            assertThat(validation[letter]).isBetween(110, 200);
        }
    }

    @Test
    void featuresAreCentredAndOfUnitSpread() {
        double sum = 0;
        double squares = 0;
        float[] features = Samples.ALL.features();
        for (float feature : features) {
            sum += feature;
            squares += feature * feature;
        }
        assertThat(features).hasSize(12_000 * 16);
        assertThat(sum / features.length).isBetween(-0.5, 0.5);
        assertThat(squares / features.length).isBetween(0.5, 1.5);
    }

    @Test
    void thePartsTrainOnOtherLettersAndValidateOnTheSame() {
        PrintedLetters other = PrintedLetters.load(2);
        assertThat(Arrays.copyOfRange(other.label(), 8000, 12_000))
                .isEqualTo(Arrays.copyOfRange(Samples.ALL.label(), 8000, 12_000));
        assertThat(Arrays.copyOf(other.features(), 8000 * 16))
                .isNotEqualTo(Arrays.copyOf(Samples.ALL.features(), 8000 * 16));
    }
}
