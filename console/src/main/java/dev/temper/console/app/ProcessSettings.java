package dev.temper.console.app;

import dev.temper.console.http.HttpSettings;
import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.schemas.document.Settings;
import dev.temper.stream.config.OptimizerConfig;
import java.util.Map;

/**
 * Settings of an optimizer's process.
 *
 * @param optimizer what it runs
 * @param http ({@code http.*}) where and to whom it answers
 */
public record ProcessSettings(OptimizerConfig optimizer, HttpSettings http) {
    /**
     * Reads settings by their keys.
     *
     * @throws InvalidSettingsException naming every setting that is missing, unknown or out of range
     */
    public static ProcessSettings of(Map<String, String> settings) {
        Settings reader = Settings.of(settings);
        ProcessSettings read = new ProcessSettings(OptimizerConfig.read(reader), HttpSettings.read(reader));
        reader.finish(OptimizerConfig.UNUSABLE);
        return read;
    }
}
