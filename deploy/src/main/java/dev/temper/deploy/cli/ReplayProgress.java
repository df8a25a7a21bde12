package dev.temper.deploy.cli;

import dev.temper.stream.replay.Recording;
import java.io.PrintWriter;

/** A line every few seconds while a replay computes proposals again; nothing when it is quick. */
final class ReplayProgress {
    private static final long QUIET_NANOS = 5_000_000_000L;

    private final long all;
    private final PrintWriter err;
    private long last = System.nanoTime();

    ReplayProgress(Recording recording, PrintWriter err) {
        this.err = err;
        all = recording.events().stream()
                .filter(event -> event.writer().getName().equals("ProposalMade"))
                .count();
    }

    /** A proposal was computed: as many as that now. */
    void tell(int count) {
        if (System.nanoTime() - last > QUIET_NANOS) {
            err.printf("%d of at most %d proposals computed again%n", count, all);
            err.flush();
            last = System.nanoTime();
        }
    }
}
