package dev.temper.tuning.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.tuning.TableFiles;
import dev.temper.tuning.csv.CsvRow;
import dev.temper.tuning.peer.FakePeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParetoCommandIT {
    private static final int FIRST_REGRET = 8;

    @TempDir
    private Path folder;

    @BeforeEach
    void table() {
        TableFiles.synthetic(folder.resolve("mlp_curves"), "t", 20);
    }

    private int play(String methods, Path peer) {
        return ParetoCommand.commandLine()
                .execute(
                        "--tables=" + folder,
                        "--only=seconds/",
                        "--methods=" + methods,
                        "--seeds=0-1",
                        "--peers=" + peer,
                        "--out=" + folder.resolve("runs.csv"));
    }

    private List<CsvRow> rows() throws IOException {
        List<CsvRow> rows = CsvRow.of("runs.csv", Files.readString(folder.resolve("runs.csv")));
        return rows.subList(1, rows.size());
    }

    @Test
    void moreCostNeverMakesItWorseAndTheWholeTableLeavesNothing() throws IOException {
        assertThat(play("random,asha,temper", folder)).isZero();
        assertThat(rows()).hasSize(6);
        for (CsvRow row : rows()) {
            List<Double> regrets = row.cells().subList(FIRST_REGRET, FIRST_REGRET + 4).stream()
                    .map(Double::valueOf)
                    .toList();
            assertThat(regrets).isSortedAccordingTo((one, other) -> Double.compare(other, one));
            if (row.cells().get(2).equals("random")) {
                // Forty trainings are more than there are rows.
                assertThat(regrets.get(3)).isZero();
            }
        }
    }

    @Test
    void whatTheFileHasIsNotPlayedAgain() throws IOException {
        play("random", folder);
        List<CsvRow> first = rows();
        play("random,asha", folder);
        assertThat(rows()).hasSize(4).containsAll(first);
    }

    @Test
    void aPeerIsToldBothObjectives() throws IOException {
        assertThat(play("peer:patient", FakePeer.launcher(folder))).isZero();
        assertThat(rows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.cells().get(FIRST_REGRET + 3)).isEqualTo("0.00000"));
    }

    @Test
    void aMethodForOneObjectiveFails() {
        assertThat(play("median-stopping", folder)).isEqualTo(1);
    }
}
