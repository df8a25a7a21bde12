package dev.temper.sinks;

import java.time.Duration;

/** Hears how far a follower is. Called by its thread. */
public interface FollowListener {
    /** It was given partitions of the journal, and reads them from their beginning, so much of it for the second time. */
    void assigned(int partitions, long records, long known);

    /** It read so many records of those that were there when it began. */
    void progress(long read, long records);

    /** It has read all that was there when it began, and told it. */
    void caughtUp();

    /** What it needs is not there; it tries again after a pause, and says so once. */
    void away(String why, Duration pause);

    /** What was not there is there again. */
    void back();
}
