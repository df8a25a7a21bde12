package dev.temper.agent.channel;

import com.sun.net.httpserver.HttpExchange;
import dev.temper.agent.machine.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of one channel. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final int BODY_BYTES = 65_536;
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Channel channel;
    private final Semaphore waiting;

    /** Calls, of which a permit each may wait. */
    Calls(Channel channel, Semaphore waiting) {
        this.channel = channel;
        this.waiting = waiting;
    }

    /** {@code POST /reports}: one JSON object a line. All lines are taken, or none. */
    Answer reports(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES + 1);
        if (body.length > BODY_BYTES) {
            return Answer.problem(413, "the body has more than " + BODY_BYTES + " bytes: send fewer lines at a time");
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (String line : new String(body, StandardCharsets.UTF_8).lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            try {
                ReportReader.read(line);
            } catch (IllegalArgumentException e) {
                return Answer.problem(400, "the line " + e.getMessage());
            }
            lines.writeBytes((line.strip() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try {
            channel.append(lines.toByteArray());
            return Answer.NOTHING;
        } catch (IOException e) {
            LOG.warn("Cannot keep what a process reports: {}", e.toString());
            return Answer.problem(507, "the agent cannot write its file: " + e.getMessage() + "; send the lines again");
        }
    }

    /**
     * {@code GET /decision?after=NUMBER&seconds=SECONDS}: what the process is told, once its number is another than that;
     * 204 when so many seconds pass first. Without {@code after}, at once.
     */
    Answer decision(HttpExchange exchange) throws InterruptedException {
        Map<String, String> query = query(exchange.getRequestURI().getQuery());
        try {
            int after = Integer.parseInt(query.getOrDefault("after", "0"));
            double seconds = Double.parseDouble(query.getOrDefault("seconds", "0"));
            long millis = (long) (1_000 * Math.min(Math.max(seconds, 0), LONGEST_WAIT_SECONDS));
            Told told = await(after, millis);
            return told == null ? Answer.NOTHING : new Answer(200, DecisionFile.write(told));
        } catch (NumberFormatException e) {
            return Answer.problem(400, "after is a whole number and seconds a number: " + e.getMessage());
        }
    }

    private @Nullable Told await(int after, long millis) throws InterruptedException {
        if (!waiting.tryAcquire()) {
            return channel.await(after, 0);
        }
        try {
            return channel.await(after, millis);
        } finally {
            waiting.release();
        }
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new TreeMap<>();
        if (text != null) {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        return query;
    }
}
