package dev.temper.agent.gpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks {@code nvidia-smi}. It may be missing, broken or hang: then it is given up, and an earlier call that hangs on. */
public final class NvidiaSmi {
    private static final int LISTED = 4;
    private static final int SAMPLED = 4;

    private final String program;
    private final Duration patience;
    private @Nullable Process hanging;

    /** A program of this name, and how long it may take. */
    public NvidiaSmi(String program, Duration patience) {
        this.program = program;
        this.patience = patience;
    }

    /**
     * What a GPU did.
     *
     * @param utilization percent of the time in which it worked; NaN when unknown
     * @param memoryMb memory in use, in MiB; NaN when unknown
     */
    record Sample(int index, String uuid, double utilization, double memoryMb) {
        boolean is(String device) {
            return new Gpu(index, uuid, "", 0).is(device);
        }
    }

    /**
     * The GPUs of this host.
     *
     * @throws IOException saying what is wrong with the program or its answer
     */
    public List<Gpu> list() throws IOException, InterruptedException {
        List<Gpu> found = new ArrayList<>();
        for (String[] row : ask("index,uuid,name,memory.total", LISTED)) {
            found.add(new Gpu(whole(row[0]), row[1], row[2], (long) Math.max(0, number(row[3], 0))));
        }
        return found;
    }

    /** What all GPUs do now. */
    List<Sample> sample() throws IOException, InterruptedException {
        List<Sample> found = new ArrayList<>();
        for (String[] row : ask("index,uuid,utilization.gpu,memory.used", SAMPLED)) {
            found.add(new Sample(whole(row[0]), row[1], number(row[2], Double.NaN), number(row[3], Double.NaN)));
        }
        return found;
    }

    private synchronized List<String[]> ask(String fields, int columns) throws IOException, InterruptedException {
        if (hanging != null && hanging.isAlive()) {
            throw new IOException(program + " (process " + hanging.pid() + ") does not end");
        }
        Process process = new ProcessBuilder(program, "--query-gpu=" + fields, "--format=csv,noheader,nounits")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            hanging = process;
            throw new IOException(program + " takes longer than " + patience.toSeconds() + " s");
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.exitValue() != 0) {
            throw new IOException(program + " fails with exit code " + process.exitValue() + ": " + beginning(text));
        }
        return rows(text, columns);
    }

    private List<String[]> rows(String text, int columns) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            String[] row = line.strip().split("\\s*,\\s*", -1);
            if (row.length != columns) {
                throw new IOException(program + " says what is no row of " + columns + " fields: " + beginning(line));
            }
            rows.add(row);
        }
        return rows;
    }

    private int whole(String text) throws IOException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IOException(program + " gives '" + beginning(text) + "' as the number of a GPU", e);
        }
    }

    /** A number; the fallback for {@code [N/A]} and what else is none. */
    private static double number(String text, double fallback) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return fallback;
        }
    }

    private static String beginning(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }
}
