package dev.temper.deploy.cli;

import dev.temper.stream.replay.Recording;
import java.io.PrintStream;

/** A line on the terminal while a replay computes proposals again; none for a file or a pipe. */
final class ReplayProgress {
    private static final long QUIET_NANOS = 500_000_000;

    private final long all;
    private final PrintStream terminal;
    private final boolean shown = System.console() != null;
    private long last = System.nanoTime();
    private boolean open;

    ReplayProgress(Recording recording, PrintStream terminal) {
        this.terminal = terminal;
        all = recording.events().stream()
                .filter(event -> event.writer().getName().equals("ProposalMade"))
                .count();
    }

    /** A proposal was computed: as many as that now. */
    void tell(int count) {
        boolean end = count == all;
        if (shown && (System.nanoTime() - last > QUIET_NANOS || (end && open))) {
            terminal.printf("\r%d of at most %d proposals computed again%s", count, all, end ? "\n" : "");
            terminal.flush();
            last = System.nanoTime();
            open = !end;
        }
    }
}
