package dev.temper.tuning.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables that lie beside the checkout, too large or not free to be part of it. */
class SharedTablesTest {
    private static final Path CURVES = Path.of("../../../shared/data/curves");

    @Test
    void allOfThemCanBePlayed() {
        assumeTrue(Files.isDirectory(CURVES), "no " + CURVES + ": nothing to read");
        Map<String, String> tables = TableDirectory.of(CURVES).tables();
        assertThat(tables).hasSizeGreaterThanOrEqualTo(30);
        tables.forEach((name, path) -> {
            BenchTable table = BenchTable.read(name, CurveFiles.at(path), TableReading.PLAIN);
            assertThat(table.candidates())
                    .as(name)
                    .hasSize(table.curves().rows().size());
            assertThat(table.unitSeconds()).as(name).isPositive();
            assertThat(table.finals().get(0)).as(name).isFinite();
        });
    }

    @Test
    void theirSourceTellsWhichComeFromAModelThatCountsFromTheUntrainedNetwork() {
        assumeTrue(Files.isDirectory(CURVES), "no " + CURVES + ": nothing to read");
        TableDirectory.of(CURVES).tables().forEach((name, path) -> {
            CurveFiles files = CurveFiles.at(path);
            TableMeta meta = TableMeta.of(name, files.meta());
            boolean modelled = name.startsWith("lcbench_surrogate/");
            assertThat(meta.modelled()).as(name).isEqualTo(modelled);
            assertThat(meta.countsFromUntrained()).as(name).isEqualTo(modelled);
        });
    }
}
