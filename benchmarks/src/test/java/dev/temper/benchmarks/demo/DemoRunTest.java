package dev.temper.benchmarks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.demo.RecordedRuns;
import dev.temper.deploy.demo.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoRunTest {
    /** What the demo shows beside itself was not made up, and is that of the method and the trainer as they are now. */
    @ParameterizedTest
    @CsvSource({"1, temper", "1, asha", "2, learnt"})
    void theRecordIsWhatIsTrainedToday(int part, String method) {
        assertThat(DemoRun.play(Subject.LETTERS, part, method, 0))
                .isEqualTo(RecordedRuns.read(Subject.LETTERS).run(part, method, 0));
    }
}
