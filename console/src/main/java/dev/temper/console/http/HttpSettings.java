package dev.temper.console.http;

import dev.temper.console.access.AccessSettings;
import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.schemas.document.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the HTTP server; each component's key is given in parentheses.
 *
 * @param host ({@code http.host}) where it listens; default 127.0.0.1
 * @param port ({@code http.port}) 0 for any free port, -1 for no server; default 8090
 * @param names ({@code http.names}) further names under which browsers reach it, separated by commas, in lower case
 * @param bodyBytes ({@code http.body.bytes}) the largest body of a request, 1024 to 67108864; default 1048576
 * @param headerBytes ({@code http.header.bytes}) the largest path and headers, 1024 to 262144; default 16384
 * @param patience ({@code http.seconds}) within it a request must have come as a whole, and after it an idle connection is
 *     closed, 1 to 600; default 20
 * @param threads ({@code http.threads}) requests that are answered at a time, 4 to 256; default 16
 * @param connections ({@code http.connections}) that may be open, 16 to 65536; default 2048
 * @param streams ({@code http.streams}) of live events that may be open, 0 to 65536; default 256
 * @param tls ({@code http.tls.*}) null for none
 * @param access ({@code http.tokens.file}, {@code http.oidc.*}) who may do what; by default everybody may do everything
 * @param allowOpen ({@code http.allow.open}) whether everybody may do everything off loopback too; default false
 * @param allowPlain ({@code http.allow.plain}) whether there may be no TLS off loopback; default false
 * @param metricsOpen ({@code http.metrics.open}) whether whoever reaches the port may read its metrics; default false
 */
public record HttpSettings(
        String host,
        int port,
        List<String> names,
        int bodyBytes,
        int headerBytes,
        Duration patience,
        int threads,
        int connections,
        int streams,
        @Nullable TlsSettings tls,
        AccessSettings access,
        boolean allowOpen,
        boolean allowPlain,
        boolean metricsOpen) {
    /** What is said before all that is wrong with the settings. */
    static final String UNUSABLE = "The HTTP server cannot start with these settings";

    /** Copies the names. */
    public HttpSettings {
        names = List.copyOf(names);
    }

    /** The defaults, at a port of 127.0.0.1. */
    public static HttpSettings loopback(int port) {
        return of(Map.of("http.port", Integer.toString(port)));
    }

    /**
     * Reads settings by their keys.
     *
     * @throws InvalidSettingsException naming every setting that is unknown or out of range
     */
    public static HttpSettings of(Map<String, String> settings) {
        Settings reader = Settings.of(settings);
        HttpSettings read = read(reader);
        reader.finish(UNUSABLE);
        return read;
    }

    /** Reads the keys that begin with {@code http.}, and leaves complaints with the reader. */
    public static HttpSettings read(Settings reader) {
        return new HttpSettings(
                reader.text("http.host", "127.0.0.1"),
                reader.whole("http.port", 8090, -1, 65_535),
                names(reader.text("http.names", "")),
                reader.whole("http.body.bytes", 1 << 20, 1 << 10, 64 << 20),
                reader.whole("http.header.bytes", 16 << 10, 1 << 10, 256 << 10),
                Duration.ofSeconds(reader.whole("http.seconds", 20, 1, 600)),
                reader.whole("http.threads", 16, 4, 256),
                reader.whole("http.connections", 2_048, 16, 65_536),
                reader.whole("http.streams", 256, 0, 65_536),
                TlsSettings.read(reader),
                AccessSettings.read(reader),
                reader.flag("http.allow.open", false),
                reader.flag("http.allow.plain", false),
                reader.flag("http.metrics.open", false));
    }

    /** Whether routes that not everybody may read can be served with these settings. */
    public boolean canGuard() {
        return Exposure.findings(this, Exposure.isLoopback(this), true).isEmpty();
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
