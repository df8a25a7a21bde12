package dev.temper.tuning.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A driver for tests. {@code patient} trains each trial for three epochs and then, when its value is below 0.5, to the
 * end; two trials at a time, the third worker waits; it fails when a report lacks one of several objectives.
 * {@code broken} answers with an error, {@code dying} ends.
 */
public final class FakePeer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deque<Integer> promising = new ArrayDeque<>();
    private int trials;
    private int running;
    private int rows;
    private int objectives;

    private FakePeer() {}

    /** Writes the program that starts this driver. */
    public static Path launcher(Path folder) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path launcher = folder.resolve("peer");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + java + "' -cp '" + System.getProperty("java.class.path") + "' "
                        + FakePeer.class.getName() + " \"$@\"\n");
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + launcher + " a program");
        }
        return launcher;
    }

    /** Speaks until it is told to quit. */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("--list")) {
            System.out.println("patient\nbroken\ndying");
            return;
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        FakePeer peer = new FakePeer();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode message = JSON.readTree(line);
            String what = message.path("do").asText();
            if (what.equals("quit") || args[0].equals("dying")) {
                return;
            }
            System.out.println(args[0].equals("broken") ? "{\"error\":\"it is broken\"}" : peer.answer(what, message));
        }
    }

    private ObjectNode answer(String what, JsonNode message) {
        ObjectNode answer = JSON.createObjectNode();
        return switch (what) {
            case "start" -> start(message);
            case "ask" -> ask();
            case "report" -> report(message);
            case "ended" -> {
                running--;
                yield answer;
            }
            default -> answer;
        };
    }

    private ObjectNode start(JsonNode message) {
        trials = 0;
        running = 0;
        promising.clear();
        rows = message.path("definition").path("candidates").size();
        objectives = message.path("definition").path("metrics").size();
        return JSON.createObjectNode().put("ready", true).put("library", "fake").put("version", "1");
    }

    private ObjectNode ask() {
        ObjectNode answer = JSON.createObjectNode();
        Integer next = running < 2 ? promising.poll() : null;
        if (running >= 2) {
            return answer.put("wait", true);
        }
        if (next == null && trials >= rows) {
            return running == 0 ? answer.put("done", true) : answer.put("wait", true);
        }
        running++;
        if (next != null) {
            return answer.put("trial", next).put("resume", true).put("to_epoch", 9);
        }
        answer.put("trial", trials).put("to_epoch", 3);
        answer.putObject("parameters").put("x", (trials + 0.5) / rows).put("kind", trials % 2 == 0 ? "even" : "odd");
        trials++;
        return answer;
    }

    private ObjectNode report(JsonNode message) {
        if (message.path("values").size() != objectives) {
            return JSON.createObjectNode().put("error", "there are " + objectives + " objectives: " + message);
        }
        int epoch = message.path("epoch").asInt();
        boolean sound = !message.path("value").isNull();
        if (epoch == 3 && sound && message.path("value").asDouble() < 0.5) {
            promising.add(message.path("trial").asInt());
        }
        return JSON.createObjectNode().put("continue", sound && epoch != 3 && epoch < 9);
    }
}
