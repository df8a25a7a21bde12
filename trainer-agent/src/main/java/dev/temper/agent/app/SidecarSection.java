package dev.temper.agent.app;

import dev.temper.schemas.document.Settings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code sidecar}: training runs in another container.
 *
 * @param directory shared with it, under the same path
 * @param patience how long its script may give no sign before a run counts as lost
 */
public record SidecarSection(Path directory, Duration patience) {
    /** Reads the section; null when there is none. */
    static @Nullable SidecarSection read(Settings root, Path base) {
        if (!root.has("sidecar")) {
            return null;
        }
        Settings node = root.object("sidecar");
        node.required("directory", "the directory that is shared with the container that trains");
        SidecarSection section = new SidecarSection(node.path("directory", "shared", base), Duration.ofMillis((long)
                (1_000 * node.number("patienceSeconds", 30, 2, 3_600))));
        node.finish();
        return section;
    }
}
