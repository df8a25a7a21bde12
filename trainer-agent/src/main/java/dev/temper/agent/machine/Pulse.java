package dev.temper.agent.machine;

/**
 * What was heard of a process so far, counted in looks at it, since the machine has no clock.
 *
 * @param first reports of its lease when it started
 * @param last reports of its lease at the last look
 * @param looks at the process while it trained
 * @param quiet how many of them, at the end, found no new report
 * @param hinted whether the operator has heard of it
 */
record Pulse(int first, int last, int looks, int quiet, boolean hinted) {
    /** A silence so many times as long as usual is worth a word. */
    private static final int UNUSUAL = 10;

    static Pulse begin(int reports) {
        return new Pulse(reports, reports, 0, 0, false);
    }

    /** The next look. */
    Pulse next(int reports, boolean waits) {
        if (waits) {
            return new Pulse(first, reports, looks, 0, hinted);
        }
        return new Pulse(first, reports, looks + 1, reports == last ? quiet + 1 : 0, hinted);
    }

    boolean reported() {
        return last > first;
    }

    /** Whether the silence is that much longer than it usually is between two reports. */
    boolean unusual() {
        int usual = Math.max(1, (looks - quiet) / Math.max(1, last - first));
        return reported() && !hinted && quiet >= UNUSUAL * usual;
    }

    Pulse told() {
        return new Pulse(first, last, looks, quiet, true);
    }
}
