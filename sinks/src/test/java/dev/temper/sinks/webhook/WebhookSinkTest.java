package dev.temper.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.decision.Reason;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.sinks.Happening;
import dev.temper.sinks.Journal;
import dev.temper.sinks.Lives;
import dev.temper.sinks.LocalServer;
import dev.temper.sinks.LocalServer.Reply;
import dev.temper.sinks.UnavailableException;
import dev.temper.testkit.Scenarios;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSinkTest {
    private static final Configuration CONFIGURATION = new Configuration(List.of(
            new Configuration.Setting("lr", new Value.OfDouble(2.0E-3)),
            new Configuration.Setting("layers", new Value.OfLong(3)),
            new Configuration.Setting("act", new Value.OfText("re\"lu"))));
    private static final Happening BEST =
            new Happening("digits", 7, 1_000, new Happening.Improved(3, "loss", 0.25, CONFIGURATION));

    private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Map<String, String>> headers = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final LocalServer server = new LocalServer((path, query, sent, body) -> {
        headers.add(sent);
        bodies.add(body);
        Reply reply = replies.poll();
        return reply == null ? new Reply(204, "") : reply;
    });

    @AfterEach
    void stop() {
        server.close();
    }

    private WebhookSink sink(@Nullable String secret, @Nullable Duration giveUp, Set<NoticeKind> kinds) {
        return new WebhookSink(new WebhookSettings(server.url("/hook"), kinds, "t0ken", secret, giveUp));
    }

    private WebhookSink sink() {
        return sink(null, null, EnumSet.allOf(NoticeKind.class));
    }

    @Test
    void aNoticeSaysWhatHappenedAndWhichItIs() throws Exception {
        WebhookSink sink = sink("s3cret", null, EnumSet.allOf(NoticeKind.class));
        sink.take(BEST);
        sink.flush();
        assertThat(bodies)
                .containsExactly("{\"id\":\"digits/7/best\",\"kind\":\"best\",\"experiment\":\"digits\",\"sequence\":7,"
                        + "\"time\":1000,\"trial\":3,\"metric\":\"loss\",\"value\":0.25,"
                        + "\"parameters\":{\"lr\":0.002,\"layers\":3,\"act\":\"re\\\"lu\"}}");
        assertThat(headers.get(0))
                .containsEntry("Idempotency-Key", "digits/7/best")
                .containsEntry("Authorization", "Bearer t0ken")
                .containsEntry("Content-Type", "application/json")
                .containsEntry(
                        "Temper-Signature",
                        WebhookSink.signature("s3cret", bodies.get(0).getBytes(StandardCharsets.UTF_8)));
    }

    /** The example of RFC 4231, test case 2. */
    @Test
    void theSignatureIsAnHmacOfTheBody() {
        assertThat(WebhookSink.signature("Jefe", "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void onlyKindsThatAreAskedForAreSent() throws Exception {
        WebhookSink sink = sink(null, null, Set.of(NoticeKind.FAILED));
        sink.take(BEST);
        sink.take(new Happening(
                "a", 9, 1, new Happening.Finished(ExperimentStatus.COMPLETE, Reason.TRIALS_SPENT, 3, 0.25)));
        sink.take(new Happening(
                "a", 10, 1, new Happening.Finished(ExperimentStatus.COMPLETE, Reason.NOTHING_REPORTED, null, null)));
        sink.take(new Happening("a", 11, 1, new Happening.Changed(ExperimentStatus.QUARANTINED)));
        sink.take(new Happening("a", 12, 1, new Happening.Changed(ExperimentStatus.PAUSED)));
        sink.flush();
        assertThat(headers)
                .extracting(sent -> sent.get("Idempotency-Key"))
                .containsExactly("a/10/failed", "a/11/failed");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 408, 429, 404, 401})
    void whatIsNotTakenIsSentAgainWithTheSameBytes(int status) throws Exception {
        WebhookSink sink = sink();
        sink.take(BEST);
        replies.add(new Reply(status, "not now"));
        assertThatThrownBy(sink::flush)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(status + " not now");
        sink.flush();
        sink.flush();
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0));
        assertThat(headers.get(1).get("Idempotency-Key")).isEqualTo("digits/7/best");
    }

    @Test
    void aRedirectIsNotFollowed() {
        WebhookSink sink = sink();
        sink.take(BEST);
        replies.add(new Reply(307, "", server.url("/elsewhere").toString()));
        assertThatThrownBy(sink::flush)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("redirects are not followed");
        assertThat(bodies).hasSize(1);
    }

    @Test
    void aReceiverThatIsAwayLosesNothing() {
        URI away = server.url("/hook");
        server.close();
        WebhookSink sink =
                new WebhookSink(new WebhookSettings(away, EnumSet.allOf(NoticeKind.class), null, null, null));
        sink.take(BEST);
        assertThatThrownBy(sink::flush)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(away + " does not answer");
    }

    @Test
    void aNoticeIsGivenUpOnlyIfTheSettingsSaySo() {
        WebhookSink sink = sink(null, Duration.ZERO, EnumSet.allOf(NoticeKind.class));
        sink.take(BEST);
        sink.take(new Happening("digits", 8, 1, BEST.fact()));
        replies.add(new Reply(400, "nonsense"));
        assertThatCode(sink::flush).doesNotThrowAnyException();
        assertThat(headers)
                .extracting(sent -> sent.get("Idempotency-Key"))
                .containsExactly("digits/7/best", "digits/8/best");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whoeverIsKilledSendsTheSameNotices(long seed) {
        Journal journal = Journal.of(Scenarios.faulty(seed), Scenarios.faulty(seed + 50));
        journal.follow(sink(), 1_000);
        Map<String, String> expected = new LinkedHashMap<>();
        for (int i = 0; i < bodies.size(); i++) {
            assertThat(expected.put(headers.get(i).get("Idempotency-Key"), bodies.get(i)))
                    .isNull();
        }
        journal.forget();
        headers.clear();
        bodies.clear();
        Lives.untilEnd(journal, this::sink, seed);
        Map<String, String> sent = new LinkedHashMap<>();
        for (int i = 0; i < bodies.size(); i++) {
            String before = sent.putIfAbsent(headers.get(i).get("Idempotency-Key"), bodies.get(i));
            assertThat(before == null || before.equals(bodies.get(i))).isTrue();
        }
        assertThat(sent).isNotEmpty();
        assertThat(List.copyOf(sent.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
    }
}
