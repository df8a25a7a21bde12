package dev.temper.sinks.webhook;

import dev.temper.sinks.Happening;
import dev.temper.sinks.Sink;
import dev.temper.sinks.UnavailableException;
import dev.temper.sinks.http.JsonCalls;
import dev.temper.sinks.http.JsonCalls.Answer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts notices, one after the other, each at least once. A notice that is sent again has the id and the bytes that it had, so
 * that who gets it can tell. Whatever the receiver answers but 2xx, the notice is sent again, and those behind it wait; unless the
 * settings say when to give it up.
 */
public final class WebhookSink implements Sink {
    /** The notice's id: who has seen it has got the notice before. */
    public static final String KEY_HEADER = "Idempotency-Key";

    /** HMAC-SHA256 of the body: {@code sha256=}, then 64 hexadecimal digits. */
    public static final String SIGNATURE_HEADER = "Temper-Signature";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSink.class);

    private final WebhookSettings settings;
    private final JsonCalls calls;
    private final LongSupplier nanoTime;
    private final Deque<Notice> waiting = new ArrayDeque<>();
    /** When the first of those that wait was first refused; null when it was not. */
    private @Nullable Long refusedAt;

    /** To an address. */
    public WebhookSink(WebhookSettings settings) {
        this(settings, System::nanoTime);
    }

    WebhookSink(WebhookSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.calls = new JsonCalls(
                settings.token() == null ? Map.of() : Map.of("Authorization", "Bearer " + settings.token()));
    }

    @Override
    public void take(Happening happening) {
        Notice notice = Notice.of(happening);
        if (notice != null && settings.kinds().contains(notice.kind())) {
            waiting.add(notice);
        }
    }

    @Override
    public void flush() throws UnavailableException {
        for (Notice next = waiting.peek(); next != null; next = waiting.peek()) {
            try {
                send(next);
            } catch (UnavailableException e) {
                if (!isDead()) {
                    throw e;
                }
                LOG.error(
                        "The notice {} is given up, as --give-up-after wants it: {}. The receiver never got: {}",
                        next.id(),
                        e.getMessage(),
                        next.body());
            }
            waiting.poll();
            refusedAt = null;
        }
    }

    private boolean isDead() {
        long now = nanoTime.getAsLong();
        if (refusedAt == null) {
            refusedAt = now;
        }
        Duration patience = settings.giveUpAfter();
        return patience != null && now - refusedAt >= patience.toNanos();
    }

    private void send(Notice notice) throws UnavailableException {
        byte[] body = notice.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>(Map.of(KEY_HEADER, notice.id()));
        String secret = settings.secret();
        if (secret != null) {
            headers.put(SIGNATURE_HEADER, signature(secret, body));
        }
        Answer answer = calls.post(settings.url(), body, headers);
        if (!answer.isDone()) {
            throw new UnavailableException(
                    "the receiver refuses notice " + notice.id() + " with " + answer.shown()
                            + (answer.status() / 100 == 3 ? ": redirects are not followed, give the right --url" : ""),
                    Duration.ZERO);
        }
        LOG.info("The receiver has notice {}", notice.id());
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    @Override
    public void forget() {
        waiting.clear();
        refusedAt = null;
    }

    @Override
    public boolean wantsWhole() {
        return false;
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
