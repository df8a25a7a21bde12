package dev.temper.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
    @TempDir
    Path broker;

    @Test
    void recordsAreThoseOfTheWantedTopicsAlone() throws IOException {
        file("logs/temper.journal-0/00000000000000000000.log", 100);
        file("logs/temper.journal-1/00000000000000000000.log", 20);
        file("logs/temper.journal-1/00000000000000000000.index", 1_000);
        file("logs/temper.views-0/00000000000000000000.log", 3);

        assertThat(Disk.records(broker, "temper.journal"::equals)).isEqualTo(120);
        assertThat(Disk.records(broker, topic -> topic.startsWith("temper."))).isEqualTo(123);
        assertThat(Disk.bytes(broker)).isEqualTo(1_123);
    }

    private void file(String name, int bytes) throws IOException {
        Path path = broker.resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, new byte[bytes]);
    }
}
