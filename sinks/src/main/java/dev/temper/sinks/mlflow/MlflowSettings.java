package dev.temper.sinks.mlflow;

import java.net.URI;
import java.util.Map;

/**
 * Which MLflow, and where in it.
 *
 * @param url of the tracking server
 * @param experiment MLflow's experiment that gets the runs; made if it is not there
 * @param headers for each request, such as a token
 */
public record MlflowSettings(URI url, String experiment, Map<String, String> headers) {
    /** Copies the map. */
    public MlflowSettings {
        headers = Map.copyOf(headers);
    }
}
