package dev.temper.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.benchmarks.soak.Measure.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoakLogTest {
    private static final Measure HEAP = new Measure("heap, MB", Kind.FLAT);
    private static final Measure JOURNAL = new Measure("journal, MB", Kind.KEPT);

    private static SoakLog log(double heapGrowth) {
        SoakLog log = new SoakLog();
        for (int i = 0; i <= 40; i++) {
            Map<Measure, Double> look = new LinkedHashMap<>();
            look.put(HEAP, i % 2 == 0 ? 200 + i * heapGrowth : Double.NaN);
            look.put(JOURNAL, 20.0 * i);
            log.add(i * 90, look);
        }
        return log;
    }

    @Test
    void onlyWhatShouldStayAsItIsIsBlamedForGrowing() {
        assertThat(log(0).growing(0.1)).isEmpty();
        assertThat(log(1).growing(0.1)).containsExactly("heap, MB");
    }

    @Test
    void theTableTellsThePaceOfWhatIsKept() {
        assertThat(log(0).table(0.1))
                .contains("| heap, MB | 200 | 200 | +0.0 ± 0.0 | flat |")
                .contains("| journal, MB | 200 | 800 | 800 an hour | kept for ever |");
    }

    @Test
    void aLookWithoutAValueIsAnEmptyFieldOfTheCsv() {
        assertThat(log(0).csv())
                .startsWith("seconds,\"heap, MB\",\"journal, MB\"", "0.0,200.000,0.000", "90.0,,20.000")
                .hasSize(42);
    }
}
