package dev.temper.deploy.cli;

import dev.temper.console.app.ProcessSettings;
import dev.temper.deploy.Failure;
import dev.temper.deploy.GivenFile;
import dev.temper.deploy.client.ClientSettings;
import dev.temper.deploy.client.Endpoints;
import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.stream.config.OptimizerConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where an optimizer's brokers are and how it is set: of the optimizer itself, and of what is done in its place. */
final class OptimizerOptions {
    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--config", paramLabel = "FILE", description = "Properties file with any of its settings.")
    private @Nullable Path file;

    @Option(names = "-D", paramLabel = "KEY=VALUE", description = "One setting; goes before the file.")
    private Map<String, String> settings = new TreeMap<>();

    /** Sets one as {@code -D} does. */
    void set(String key, String value) {
        settings.put(key, value);
    }

    /**
     * Its settings: these, under those of the client file and of the environment, of {@code --config} and of {@code -D}.
     *
     * @throws Failure naming all that is wrong with them
     */
    ProcessSettings settings(Map<String, String> weakest) {
        Endpoints given = connection.given();
        Map<String, String> all = new TreeMap<>(weakest);
        all.put("bootstrap.servers", given.bootstrap());
        all.put("schema.registry.url", given.registry());
        given.client().kafka().forEach((key, value) -> all.put("kafka." + key, value));
        given.client().registry().forEach((key, value) -> all.put("serde." + key, value));
        if (file != null) {
            all.putAll(read(file));
        }
        all.putAll(settings);
        try {
            return ProcessSettings.of(all);
        } catch (InvalidSettingsException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    /** What its clients are made with: the client file, and over it its own settings. */
    Endpoints endpoints(OptimizerConfig config) {
        Path from = connection.given().client().file();
        return new Endpoints(
                config.bootstrapServers(),
                config.registryUrl(),
                new ClientSettings(from, null, null, config.clientSettings(), config.serdeSettings(), Map.of()));
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(GivenFile.readable(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw GivenFile.failure(file, e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key, "")));
        return settings;
    }
}
