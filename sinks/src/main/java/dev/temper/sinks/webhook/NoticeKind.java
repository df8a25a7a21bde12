package dev.temper.sinks.webhook;

import java.util.Locale;

/** What a notice is about. */
public enum NoticeKind {
    /** An experiment has finished: its budget is spent, its space exhausted, or a user archived it. */
    COMPLETE,
    /** An experiment has finished without any result, since no trial had one; or it was set aside, and waits for a user. */
    FAILED,
    /** The best trial is another one, or has a better value. */
    BEST;

    /** As people write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
