package dev.temper.benchmarks.load;

import dev.temper.deploy.client.Endpoints;
import dev.temper.stream.config.OptimizerConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The Temper that is measured. */
public interface Deployment extends AutoCloseable {
    /** Of Temper's topics and of the bare ones beside them. */
    int PARTITIONS = 4;

    /** Where it is reached. */
    Endpoints endpoints();

    /** Returns when it answers. */
    void awaitReady() throws InterruptedException;

    /** What made it give up, if anything did and it can be told. */
    @Nullable
    String failure();

    @Override
    void close();

    /** Settings of an optimizer, and, as far as they are Kafka's, of bare applications beside it. */
    static OptimizerConfig config(Endpoints endpoints, Path state, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("bootstrap.servers", endpoints.bootstrap());
        settings.put("schema.registry.url", endpoints.registry());
        settings.put("state.dir", state.toString());
        settings.put("partitions", Integer.toString(PARTITIONS));
        return OptimizerConfig.of(settings);
    }
}
