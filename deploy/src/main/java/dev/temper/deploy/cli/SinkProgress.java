package dev.temper.deploy.cli;

import dev.temper.sinks.FollowListener;
import java.io.PrintWriter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on the terminal, and in the log, how far a sink is. */
final class SinkProgress implements FollowListener {
    private static final Logger LOG = LoggerFactory.getLogger(SinkProgress.class);
    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintWriter out;
    private final String to;
    private final String group;
    private long said = System.nanoTime();

    SinkProgress(PrintWriter out, String to, String group) {
        this.out = out;
        this.to = to;
        this.group = group;
    }

    @Override
    public void assigned(int partitions, long records, long known) {
        say("group %s has %d partitions of the journal; %,d of %,d records are new"
                .formatted(group, partitions, records - known, records));
    }

    @Override
    public void progress(long read, long records) {
        if (System.nanoTime() - said > EVERY_NANOS) {
            say("read %,d of %,d records".formatted(read, records));
        }
    }

    @Override
    public void caughtUp() {
        say("sink ready: " + to + " has all that is in the journal; Ctrl-C ends it");
    }

    @Override
    public void away(String why, Duration pause) {
        say("waiting, and trying again: " + why);
    }

    @Override
    public void back() {
        say("going on: what it waited for is there");
    }

    private void say(String line) {
        said = System.nanoTime();
        LOG.info("{}", line);
        out.println(line);
        out.flush();
    }
}
