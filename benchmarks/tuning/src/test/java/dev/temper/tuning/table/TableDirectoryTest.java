package dev.temper.tuning.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.tuning.TableFiles;
import dev.temper.tuning.TuningException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void tablesAreFoundAtAnyDepthByTheirValues() {
        TableFiles.synthetic(folder.resolve("one/deep"), "a", 4);
        TableFiles.sheet(folder.resolve("two/b.testloss.csv.gz"), "id,1\n0,1\n");
        TableFiles.sheet(folder.resolve("two/b.trainloss.csv.gz"), "id,1\n0,1\n");
        TableFiles.sheet(folder.resolve("two/c.curves_long.csv.gz"), "id,step,val\n0,1,1\n");
        TableFiles.sheet(folder.resolve("two/d.val.rep0.csv.gz"), "id,1\n0,1\n");
        TableFiles.sheet(folder.resolve("two/e.val.csv.gz"), "id,1\n0,1\n");
        TableFiles.sheet(folder.resolve("two/e.testloss.csv.gz"), "id,1\n0,1\n");
        TableDirectory directory = TableDirectory.of(folder);
        assertThat(directory.tables().keySet()).containsExactly("one/deep/a", "two/b", "two/c", "two/e");
        assertThat(directory.tables().get("two/e")).endsWith("e.val.csv.gz");
        assertThat(directory.skipped()).isEmpty();
    }

    @Test
    void configurationsWithoutValuesAreNamed() {
        TableFiles.sheet(folder.resolve("lost.configs.csv.gz"), "id,x\n0,1\n");
        assertThat(TableDirectory.of(folder).skipped())
                .singleElement()
                .asString()
                .startsWith("lost: ");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> TableDirectory.of(folder.resolve("nowhere")))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("nowhere");
    }
}
