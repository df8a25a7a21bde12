package dev.temper.core.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventHeapTest {
    @Test
    void whatIsDueAtTheSameTimeHappensAsScheduled() {
        EventHeap heap = new EventHeap();
        List<String> happened = new ArrayList<>();
        heap.after(5, () -> happened.add("third"));
        heap.after(2, () -> {
            happened.add("first");
            heap.after(0, () -> happened.add("second"));
            heap.after(3, () -> happened.add("fourth"));
        });
        heap.run();
        assertThat(happened).containsExactly("first", "second", "third", "fourth");
        assertThat(heap.now()).isEqualTo(5);
    }
}
