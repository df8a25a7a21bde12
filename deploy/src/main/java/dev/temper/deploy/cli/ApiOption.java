package dev.temper.deploy.cli;

import dev.temper.deploy.client.ApiClient;
import dev.temper.deploy.client.ApiReads;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.Reads;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Option that says whom commands ask that only look. */
final class ApiOption {
    private static final String HERE = "http://127.0.0.1:" + Connection.HTTP_PORT;
    private static final String NONE = "none";
    private static final String TLS = "ssl.";

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "${env:TEMPER_API}",
            description =
                    "Temper's API (TEMPER_API; its token: TEMPER_API_TOKEN), of which commands ask what they show;"
                            + " none: they read the topics. Default: the client file's, or " + HERE
                            + " where that is of the same brokers.")
    private @Nullable String url;

    /** The API that the user named; else the one that may be here; else the topics. */
    Reads reads(Endpoints endpoints, Supplier<Reads> topics) {
        String named = url != null ? url : endpoints.client().api().get("url");
        if (NONE.equals(named)) {
            return topics.get();
        }
        return named == null
                ? ApiReads.orElse(new ApiClient(HERE, null, Map.of()), endpoints.bootstrap(), topics)
                : ApiReads.of(named(named, endpoints.client().api()));
    }

    /** Only whom the user named gets the token: here, anybody may listen. */
    private static ApiClient named(String api, Map<String, String> settings) {
        String token = System.getenv("TEMPER_API_TOKEN");
        return new ApiClient(
                api,
                token == null || token.isBlank() ? settings.get("token") : token,
                settings.entrySet().stream()
                        .filter(setting -> setting.getKey().startsWith(TLS))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
