package dev.temper.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRoomTest {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void namesTheDirectoryWhatIsFreeAndWhatIsNeeded() {
        Path missing = directory.resolve("not/there/yet");
        DiskRoom room = new DiskRoom(Map.of("checkpoints", missing), 100 * MEGABYTE, found -> {
            assertThat(found).isEqualTo(directory);
            return 99 * MEGABYTE;
        });
        assertThat(room.shortage())
                .isEqualTo("the disk of checkpoints (" + missing
                        + ") has 99 MB free and needs 100 (checkpoints.minFreeMegabytes)");
    }

    @Test
    void isSilentWhenThereIsEnoughOrNobodyCanTell() {
        assertThat(DiskRoom.of(Map.of("logs", directory), 1).shortage()).isNull();
        assertThat(new DiskRoom(Map.of("logs", directory), MEGABYTE, found -> {
                            throw new IOException("stale file handle");
                        })
                        .shortage())
                .isNull();
    }
}
