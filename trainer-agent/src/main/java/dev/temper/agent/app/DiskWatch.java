package dev.temper.agent.app;

import dev.temper.agent.machine.Input;
import dev.temper.agent.process.DiskRoom;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the machine when the disks get short of room, and when there is room again. Safe for use by several threads. */
final class DiskWatch extends Thread {
    private static final long PAUSE_SECONDS = 5;

    private final DiskRoom room;
    private final Consumer<Input> inputs;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable String told;

    DiskWatch(DiskRoom room, Consumer<Input> inputs) {
        super("agent-disk");
        setDaemon(true);
        this.room = room;
        this.inputs = inputs;
    }

    @Override
    public void run() {
        try {
            do {
                look();
            } while (!stop.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks now; what it finds has been told when it returns. */
    synchronized void look() {
        String shortage = room.shortage();
        if ((shortage == null) != (told == null)) {
            inputs.accept(
                    shortage == null ? new Input.DiskRoom() : new Input.DiskShort(Objects.requireNonNull(shortage)));
        }
        told = shortage;
    }

    void shutdown() {
        stop.countDown();
    }
}
