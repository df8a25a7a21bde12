package dev.temper.agent.app;

import dev.temper.schemas.document.Settings;
import java.nio.file.Path;

/**
 * Checkpoints and the room for them: section {@code checkpoints} of an agent's file, or just their directory.
 *
 * @param directory below which each lease has a directory
 * @param storage the name under which other agents see the same files; empty if all that name none do
 * @param keepStopped whether the checkpoints of trials that were stopped for good are kept
 * @param minFreeBytes what must be free for a trial to begin, there and where state and logs are
 */
public record CheckpointsSection(Path directory, String storage, boolean keepStopped, long minFreeBytes) {
    private static final long MEGABYTE = 1 << 20;
    private static final int MIN_FREE = 100;
    private static final int LONGEST_NAME = 300;

    /** Whether all agents see the same files. */
    public boolean shared() {
        return storage.isEmpty();
    }

    /** Reads the section of an agent; relative paths begin at {@code base}. */
    static CheckpointsSection read(Settings root, String agent, Path fallback, Path base) {
        if (root.has("checkpoints") && !root.isObject("checkpoints")) {
            return new CheckpointsSection(
                    root.path("checkpoints", fallback.toString(), base), "", true, MIN_FREE * MEGABYTE);
        }
        Settings node = root.object("checkpoints");
        CheckpointsSection section = new CheckpointsSection(
                node.path("directory", fallback.toString(), base),
                storage(node, agent),
                node.flag("keepStopped", true),
                node.whole("minFreeMegabytes", MIN_FREE, 0, 100_000_000) * MEGABYTE);
        node.finish();
        return section;
    }

    private static String storage(Settings node, String agent) {
        String name = node.text("storage", "");
        boolean shared = node.flag("shared", name.isEmpty());
        if (!name.isEmpty() && shared) {
            node.problem("storage", "is \"" + name + "\", but shared is true: leave one of them out");
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            node.problem(
                    "storage", "is no name: give up to " + LONGEST_NAME + " characters without control characters");
        }
        return shared || !name.isEmpty() ? name : agent;
    }
}
