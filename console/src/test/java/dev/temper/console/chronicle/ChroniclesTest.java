package dev.temper.console.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChroniclesTest {
    private final List<Line> lines = new ArrayList<>(Lines.of(Simulation.play(Scenarios.faulty(5))));
    private final List<String> read = new ArrayList<>();

    private Chronicles chronicles(int most, long mostEntries) {
        Chronicles chronicles = new Chronicles(most, mostEntries);
        chronicles.readFrom((experiment, after, wanted) -> {
            read.add(experiment);
            assertThat(lines.stream().allMatch(wanted)).isTrue();
        });
        return chronicles;
    }

    /** Its next line would have its whole journal read again. */
    @Test
    void whatIsUnderWayStays() {
        lines.remove(lines.size() - 1);
        while (fold().isOver()) {
            lines.remove(lines.size() - 1);
        }
        Chronicles chronicles = chronicles(9, 1);
        for (String id : List.of("a", "b", "a", "b")) {
            look(chronicles, id);
        }
        assertThat(read).containsExactly("a", "b");
    }

    private Chronicle fold() {
        Chronicle chronicle = new Chronicle("x");
        lines.forEach(chronicle::take);
        return chronicle;
    }

    private long look(Chronicles chronicles, String experiment) {
        return chronicles.read(experiment, Chronicle::sequence);
    }

    /** They were kept by their number alone: a few hundred of a thousand trials each filled the memory. */
    @Test
    void largeExperimentsMakeRoomForEachOther() {
        assertThat(fold().isOver()).isTrue();
        long size = fold().sequence();
        Chronicles chronicles = chronicles(9, 2 * size);
        for (String id : List.of("a", "b", "c", "c", "b", "c", "a", "a")) {
            assertThat(look(chronicles, id)).isEqualTo(size);
        }
        assertThat(read).containsExactly("a", "b", "c", "a");
    }

    @Test
    void oneThatIsLargerThanTheBoundIsKeptAlone() {
        Chronicles chronicles = chronicles(9, 1);
        for (String id : List.of("a", "a", "b", "b", "a")) {
            look(chronicles, id);
        }
        assertThat(read).containsExactly("a", "b", "a");
    }

    @Test
    void soManyAreKept() {
        Chronicles chronicles = chronicles(2, Long.MAX_VALUE);
        for (String id : List.of("a", "b", "a", "c", "a", "b")) {
            look(chronicles, id);
        }
        assertThat(read).containsExactly("a", "b", "c", "b");
    }
}
