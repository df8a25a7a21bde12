package dev.temper.agent.process;

import dev.temper.agent.machine.Signal;
import dev.temper.agent.machine.Told;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The processes of an agent by their numbers, from the moment they are asked for. What a process finds is made ready on a
 * thread of its own, since a checkpoint may have to be copied: heartbeats and the other slots don't wait for that. Safe
 * for use by several threads.
 */
public final class Processes {
    private static final int TERMINATED = 143;

    private final Map<Long, Entry> entries = new TreeMap<>();

    /** A process, or what is made ready for one. */
    private static final class Entry {
        @Nullable
        Thread preparing;

        @Nullable
        TrainingProcess process;

        @Nullable
        Told told;

        boolean ended;
    }

    /** Starts a process; the watcher hears of its start, or why there is none. */
    public void start(long number, Launcher launcher, Launch launch, String token, Watcher watcher) {
        Entry entry = new Entry();
        Thread thread = new Thread(
                () -> prepareAndStart(entry, launcher, launch, token, watcher), "trial-" + launch.trial() + "-start");
        thread.setDaemon(true);
        synchronized (this) {
            entry.preparing = thread;
            entries.put(number, entry);
        }
        thread.start();
    }

    private void prepareAndStart(Entry entry, Launcher launcher, Launch launch, String token, Watcher watcher) {
        try {
            TrainingProcess process = start(entry, launcher, launcher.prepare(launch), token, watcher);
            if (process != null) {
                watcher.started(process.pid());
                return;
            }
        } catch (UnstartableException e) {
            watcher.unstarted(e);
            return;
        } catch (InterruptedIOException e) {
            Thread.interrupted();
        } catch (RuntimeException e) {
            watcher.unstarted(new UnstartableException("cannot start a process: " + e));
            return;
        }
        watcher.exited(TERMINATED, "it was ended before it had started");
    }

    private synchronized @Nullable TrainingProcess start(
            Entry entry, Launcher launcher, Launch launch, String token, Watcher watcher) throws UnstartableException {
        entry.preparing = null;
        Thread.interrupted(); // what comes from here on is for the process
        if (!entry.ended) {
            entry.process = launcher.start(launch, token, watcher);
            if (entry.told != null) {
                entry.process.tell(entry.told);
            }
        }
        return entry.process;
    }

    /** Signals a process; one that has not started yet does not start when it is told to end. */
    public synchronized void send(long number, Signal signal) {
        Entry entry = entries.get(number);
        if (entry != null) {
            send(entry, signal);
        }
    }

    private static void send(Entry entry, Signal signal) {
        if (entry.process != null) {
            entry.process.send(signal);
        } else if (signal == Signal.TERM || signal == Signal.KILL) {
            entry.ended = true;
            if (entry.preparing != null) {
                entry.preparing.interrupt();
            }
        }
    }

    /** Tells a process something; one that has not started yet finds it when it does. */
    public synchronized void tell(long number, Told told) {
        Entry entry = entries.get(number);
        if (entry != null && entry.process != null) {
            entry.process.tell(told);
        } else if (entry != null) {
            entry.told = told;
        }
    }

    /** Forgets a process that has ended. */
    public synchronized void forget(long number) {
        entries.remove(number);
    }

    /** Kills everything. */
    public synchronized void killAll() {
        entries.values().forEach(entry -> send(entry, Signal.KILL));
    }
}
