package dev.temper.tuning.play;

import java.io.PrintWriter;
import java.util.Locale;

/** One line that says how far the bench is: on a terminal it is written over, else a new one comes now and then. */
public final class BenchProgress {
    private static final long QUIET_NANOS = 15_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private int missing;
    private int played;
    private int all;
    private long started;
    private long shown;
    private String latest = "";

    /** Shows on this writer. */
    public BenchProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void start(int toPlay, int ofAll) {
        missing = toPlay;
        all = ofAll;
        started = System.nanoTime();
        shown = started;
        if (all > missing) {
            out.println((all - missing) + " of " + all + " runs are there already");
            out.flush();
        }
    }

    synchronized void done(Job job) {
        played++;
        latest = job.method() + " on " + job.table();
    }

    synchronized void show() {
        long now = System.nanoTime();
        if (!terminal && now - shown < QUIET_NANOS) {
            return;
        }
        shown = now;
        line();
    }

    /** The last word. */
    synchronized void end() {
        if (missing > 0) {
            line();
            if (terminal) {
                out.println();
                out.flush();
            }
        }
    }

    private void line() {
        double seconds = (System.nanoTime() - started) / 1e9;
        String left =
                played == 0 || played == missing ? "" : ", " + span(seconds / played * (missing - played)) + " left";
        String text = String.format(
                Locale.ROOT,
                "%d of %d runs (%d %%), %s%s; %s",
                all - missing + played,
                all,
                100L * (all - missing + played) / Math.max(1, all),
                span(seconds),
                left,
                latest);
        if (terminal) {
            out.print("\r\033[K" + text);
        } else {
            out.println(text);
        }
        out.flush();
    }

    private static String span(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
    }
}
