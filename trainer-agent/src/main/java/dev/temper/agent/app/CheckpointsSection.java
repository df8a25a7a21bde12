package dev.temper.agent.app;

import dev.temper.schemas.document.Settings;
import java.nio.file.Path;

/**
 * Checkpoints and the room for them: section {@code checkpoints} of an agent's file, or just their directory.
 *
 * @param directory below which each lease has a directory
 * @param shared whether other agents see the same files
 * @param keepStopped whether the checkpoints of trials that were stopped for good are kept
 * @param minFreeBytes what must be free for a trial to begin, there and where state and logs are
 */
public record CheckpointsSection(Path directory, boolean shared, boolean keepStopped, long minFreeBytes) {
    private static final long MEGABYTE = 1 << 20;
    private static final int MIN_FREE = 100;

    /** Reads the section; relative paths begin at {@code base}. */
    static CheckpointsSection read(Settings root, Path fallback, Path base) {
        if (root.has("checkpoints") && !root.isObject("checkpoints")) {
            return new CheckpointsSection(
                    root.path("checkpoints", fallback.toString(), base), true, true, MIN_FREE * MEGABYTE);
        }
        Settings node = root.object("checkpoints");
        CheckpointsSection section = new CheckpointsSection(
                node.path("directory", fallback.toString(), base),
                node.flag("shared", true),
                node.flag("keepStopped", true),
                node.whole("minFreeMegabytes", MIN_FREE, 0, 100_000_000) * MEGABYTE);
        node.finish();
        return section;
    }
}
