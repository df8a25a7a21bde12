package dev.temper.console.api;

import dev.temper.schemas.registry.RegistryClient;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.learn.EarlierException;
import dev.temper.stream.learn.Library;
import dev.temper.stream.replay.JournalReader;
import dev.temper.stream.replay.Recording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The journals of the stack whose API this is. Files of the machine that it runs on are not for its users to read. */
final class ServedLibrary implements Library {
    private final OptimizerConfig config;
    private final Catalogue catalogue;

    ServedLibrary(OptimizerConfig config, Catalogue catalogue) {
        this.config = config;
        this.catalogue = catalogue;
    }

    @Override
    public List<Volume> volumes() {
        return catalogue.all().stream()
                .map(summary -> new Volume(summary.id(), summary.tags(), summary.isOver()))
                .toList();
    }

    @Override
    public Recording experiment(String id) {
        Map<String, Object> settings = new HashMap<>(config.clientSettings());
        settings.put("bootstrap.servers", config.bootstrapServers());
        return JournalReader.events(id, settings, RegistryClient.open(config.registryUrl(), config.serdeSettings()));
    }

    @Override
    public Recording file(String path) {
        throw new EarlierException("the API reads no files: create the experiment with temper experiment create");
    }
}
