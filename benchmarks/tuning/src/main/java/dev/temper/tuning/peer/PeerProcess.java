package dev.temper.tuning.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.tuning.TuningException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A child process that drives one method of another library. It answers each line with a line. Not thread-safe. */
final class PeerProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long GRACE_SECONDS = 2;

    private final String method;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    private PeerProcess(String method, Process process) {
        this.method = method;
        this.process = process;
        this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts a driver.
     *
     * @param launcher the program {@code peer}, which is given the method's name
     * @param log what the driver says besides its answers
     */
    static PeerProcess start(Path launcher, String method, Path log) {
        try {
            Process process = new ProcessBuilder(launcher.toString(), method)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new PeerProcess(method, process);
        } catch (IOException e) {
            throw new TuningException("cannot start " + launcher + ": " + e.getMessage(), e);
        }
    }

    /**
     * Says a line and waits for the answer.
     *
     * @throws TuningException if the driver answers with an error, or ends
     */
    JsonNode say(ObjectNode message) {
        try {
            in.write(JSON.writeValueAsString(message));
            in.write('\n');
            in.flush();
            String line = out.readLine();
            if (line == null) {
                throw new TuningException("the driver of " + method + " ended without an answer; see peers.log");
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("error")) {
                throw new TuningException(method + ": " + answer.path("error").asText());
            }
            return answer;
        } catch (JsonProcessingException e) {
            throw new TuningException("the driver of " + method + " does not speak JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new TuningException("the driver of " + method + " is gone: " + e.getMessage() + "; see peers.log", e);
        }
    }

    static ObjectNode message(String what) {
        return JSON.createObjectNode().put("do", what);
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Processor time that the driver has used so far, milliseconds. */
    double cpuMillis() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        try {
            in.write("{\"do\":\"quit\"}\n");
            in.close();
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
