package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.deploy.GivenFile;
import dev.temper.sinks.webhook.NoticeKind;
import dev.temper.sinks.webhook.WebhookSettings;
import dev.temper.sinks.webhook.WebhookSink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code temper sink webhook}: notices to an address. */
@Command(
        name = "webhook",
        mixinStandardHelpOptions = true,
        header = "Posts a notice when an experiment is complete, has failed or has a better best.",
        description = "Each notice is JSON, and is posted at least once, with the same Idempotency-Key and bytes.",
        sortOptions = false)
final class SinkWebhookCommand implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            description =
                    "Where to post. Redirects are not followed. If the address is a secret, give it as TEMPER_WEBHOOK_URL.",
            defaultValue = "${env:TEMPER_WEBHOOK_URL}")
    private String url = "";

    @Option(
            names = "--on",
            paramLabel = "KIND,...",
            split = ",",
            description = "Of complete, failed and best; default: all.")
    private Set<NoticeKind> kinds = EnumSet.allOf(NoticeKind.class);

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "File with the key of the signature: the header Temper-Signature is then sha256= and the"
                    + " HMAC-SHA256 of the body.")
    private @Nullable Path secretFile;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with a bearer token for the receiver.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--give-up-after",
            paramLabel = "SECONDS",
            description = "Go on with the next notice when one was refused for so long; the log names it, and it is not"
                    + " sent again. Default: never.")
    private @Nullable Integer giveUpAfter;

    @Mixin
    private SinkOptions options = new SinkOptions();

    @Override
    public Integer call() {
        if (giveUpAfter != null && giveUpAfter < 0) {
            throw new Failure("--give-up-after is %d: give a number of seconds, 0 or more".formatted(giveUpAfter));
        }
        URI to = options.address(url);
        WebhookSettings settings = new WebhookSettings(
                to,
                kinds,
                secret("--token-file", tokenFile),
                secret("--secret-file", secretFile),
                giveUpAfter == null ? null : Duration.ofSeconds(giveUpAfter));
        return options.run(new WebhookSink(settings), to.getHost());
    }

    private static @Nullable String secret(String option, @Nullable Path file) {
        String text = file == null ? null : GivenFile.text(file).strip();
        if (text != null && text.isEmpty()) {
            throw new Failure("%s: %s is empty".formatted(option, file));
        }
        return text;
    }
}
