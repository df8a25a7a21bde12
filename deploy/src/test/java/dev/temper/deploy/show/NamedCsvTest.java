package dev.temper.deploy.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NamedCsvTest {
    private static NamedCsv in(boolean several, String... command) {
        return NamedCsv.in(List.of(command), several, "cars.csv"::equals);
    }

    @Test
    void theFileThatTheCommandIsToWriteIsTheOneThatIsRead() {
        assertThat(in(false, "python3", "train.py", "--data", "cars.csv", "--log=out/log.csv"))
                .isEqualTo(new NamedCsv(
                        List.of("python3", "train.py", "--data", "cars.csv", "--log=out/log.csv"), "out/log.csv"));
        assertThat(in(true, "sh", "train.sh", "{checkpoint_dir}/log.tsv").path())
                .isEqualTo("{checkpoint_dir}/log.tsv");
    }

    @Test
    void trialsSideBySideEachWriteTheirOwn() {
        assertThat(in(true, "python3", "train.py", "--log=out/log.csv", "x"))
                .isEqualTo(new NamedCsv(
                        List.of("python3", "train.py", "--log={checkpoint_dir}/log.csv", "x"),
                        "{checkpoint_dir}/log.csv"));
    }

    @Test
    void aFileThatIsThereIsTakenForWhatTheScriptReads() {
        assertThat(in(false, "python3", "train.py", "cars.csv"))
                .isEqualTo(new NamedCsv(List.of("python3", "train.py", "cars.csv"), "{checkpoint_dir}/metrics.csv"));
    }
}
