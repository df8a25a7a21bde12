package dev.temper.deploy.cli;

import dev.temper.stream.app.Health;
import dev.temper.stream.app.OptimizerApp;
import org.jspecify.annotations.Nullable;

/** Waits beside a running optimizer: for its readiness, for its giving up, for the end that the user asks for. */
final class OptimizerWatch {
    private static final long LOOK_MILLIS = 100;
    /** Once all works: a look reads every metric of Kafka Streams. */
    private static final long CALM_MILLIS = 1_000;

    private final OptimizerApp app;
    private final Lifetime lifetime;

    OptimizerWatch(OptimizerApp app, Lifetime lifetime) {
        this.app = app;
        this.lifetime = lifetime;
    }

    /** Calls back once when every role works; returns why it gave up, or null when the user asked for the end. */
    @Nullable
    String untilEnd(Runnable ready) throws InterruptedException {
        boolean told = false;
        while (!lifetime.await(told ? CALM_MILLIS : LOOK_MILLIS)) {
            Health health = app.health();
            if (health.failure() != null) {
                return health.failure();
            }
            if (!told && health.ready()) {
                told = true;
                ready.run();
            }
        }
        return null;
    }
}
