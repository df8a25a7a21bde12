package dev.temper.benchmarks.load;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.stream.app.OptimizerApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Broker, registry and optimizer in this JVM, so that a pause of it hits all lanes alike. */
public final class OwnDeployment implements Deployment {
    private final EmbeddedStack stack;
    private final OptimizerApp optimizer;

    /** Starts everything under a directory. */
    public OwnDeployment(Path data, Map<String, String> settings) {
        stack = EmbeddedStack.start(data.resolve("broker"), 0, 0, PARTITIONS);
        optimizer = new OptimizerApp(Deployment.config(stack.endpoints(), data.resolve("state"), settings));
        optimizer.start();
    }

    @Override
    public Endpoints endpoints() {
        return stack.endpoints();
    }

    @Override
    public void awaitReady() throws InterruptedException {
        optimizer.awaitReady(Duration.ofSeconds(60));
    }

    @Override
    public @Nullable String failure() {
        return optimizer.health().failure();
    }

    @Override
    public void close() {
        optimizer.close();
        stack.close();
    }
}
