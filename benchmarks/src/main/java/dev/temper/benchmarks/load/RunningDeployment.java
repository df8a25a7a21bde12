package dev.temper.benchmarks.load;

import dev.temper.deploy.client.Endpoints;
import org.jspecify.annotations.Nullable;

/** One that runs elsewhere, such as that of {@code temper up --processes}; it goes on running. */
record RunningDeployment(Endpoints endpoints) implements Deployment {
    @Override
    public void awaitReady() {
        // Who started it has waited for it; an offer that nobody answers is an error of its own.
    }

    @Override
    public @Nullable String failure() {
        return null;
    }

    @Override
    public void close() {
        // Not ours to end.
    }
}
