package dev.temper.deploy.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps parts running, each in its own process: starts one again when it ends by itself, and ends all of them, last
 * first, at its close. Thread safe.
 */
public final class Supervisor implements AutoCloseable {
    /** How the line begins that tells of a part's end. */
    public static final String ENDED = "ended with status ";

    private final BiConsumer<String, String> output;
    private final Deque<Part> parts = new ArrayDeque<>();

    /** Hands each line that a part prints to the consumer, with the part's name. */
    public Supervisor(BiConsumer<String, String> output) {
        this.output = output;
    }

    /** Starts {@code temper ARGUMENTS} under a name and keeps it running. */
    public synchronized void keep(String name, List<String> flags, List<String> arguments) {
        Part part = new Part(name, flags, arguments);
        parts.push(part);
        part.start();
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }

    /** One part; its thread reads what the process prints, waits for its end, and starts the next. */
    private final class Part implements Runnable {
        private static final long SHORT_LIFE_NANOS = TimeUnit.SECONDS.toNanos(20);
        private static final long LONGEST_PAUSE_MILLIS = 10_000;

        private final String name;
        private final List<String> flags;
        private final List<String> arguments;
        private final CountDownLatch closing = new CountDownLatch(1);
        private final Thread thread;
        private volatile @Nullable Process process;

        Part(String name, List<String> flags, List<String> arguments) {
            this.name = name;
            this.flags = flags;
            this.arguments = arguments;
            thread = new Thread(this, "temper-" + name);
        }

        void start() {
            next();
            thread.start();
        }

        /** The next process, or null when the part is closing. */
        private synchronized @Nullable Process next() {
            if (closing.getCount() == 0) {
                return null;
            }
            Process launched = launch();
            output.accept(name, "process " + launched.pid());
            process = launched;
            return launched;
        }

        @Override
        public void run() {
            long pause = 250;
            try {
                Process running = process;
                while (running != null) {
                    long started = System.nanoTime();
                    relay(running);
                    int status = running.waitFor();
                    pause = System.nanoTime() - started > SHORT_LIFE_NANOS
                            ? 250
                            : Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
                    if (closing.getCount() > 0) {
                        output.accept(name, ENDED + "%d, starts again in %.1f s".formatted(status, pause / 1e3));
                    }
                    running = closing.await(pause, TimeUnit.MILLISECONDS) ? null : next();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private Process launch() {
            try {
                return TemperProcess.start(flags, arguments);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start the process of the " + name + ": " + e.getMessage(), e);
            }
        }

        private void relay(Process running) {
            try (BufferedReader lines = running.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    output.accept(name, line);
                }
            } catch (IOException e) {
                output.accept(name, "its output cannot be read: " + e.getMessage());
            }
        }

        private synchronized @Nullable Process stopStarting() {
            closing.countDown();
            return process;
        }

        void close() {
            Process running = stopStarting();
            if (running == null) {
                return;
            }
            running.destroy();
            try {
                if (!running.waitFor(30, TimeUnit.SECONDS)) {
                    running.destroyForcibly().waitFor();
                }
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                running.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
