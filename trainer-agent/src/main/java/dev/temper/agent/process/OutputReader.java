package dev.temper.agent.process;

import dev.temper.agent.source.LineSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads one output of a process to its end, into its log and line by line. */
final class OutputReader extends Thread {
    /** Bytes of a line that are kept. */
    static final int LINE_BYTES = 65_536;

    private static final long STILL_NANOS = 5_000_000_000L;

    private final InputStream in;
    private final TrialLog log;
    private final LineSplitter splitter;
    private volatile long readingSince;

    OutputReader(String name, InputStream in, TrialLog log, Consumer<String> lines) {
        super(name);
        setDaemon(true);
        this.in = in;
        this.log = log;
        this.splitter = new LineSplitter(LINE_BYTES, lines);
    }

    @Override
    public void run() {
        byte[] buffer = new byte[65_536];
        try {
            for (int length = read(buffer); length >= 0; length = read(buffer)) {
                log.bytes(buffer, length);
                splitter.accept(buffer, length);
            }
        } catch (IOException e) {
            // The stream was closed: the process is gone.
            log.remark("end of output: " + e.getMessage());
        }
        splitter.end();
    }

    private int read(byte[] buffer) throws IOException {
        readingSince = System.nanoTime() | 1;
        int length = in.read(buffer);
        readingSince = 0;
        return length;
    }

    /**
     * Waits for the end of the output of a process that has ended. Somebody who left the process's group may hold it
     * open: then it is given up, but never while lines are still being taken.
     */
    void finish() throws InterruptedException {
        long since = System.nanoTime();
        while (isAlive()) {
            join(50);
            long reading = readingSince;
            long quiet = reading == 0 ? 0 : System.nanoTime() - Math.max(reading, since);
            if (quiet > STILL_NANOS) {
                log.remark("a process that left the group holds the output open: not read further");
                return;
            }
        }
    }

    /** Bytes that were dropped because their lines were too long. */
    long dropped() {
        return splitter.dropped();
    }
}
