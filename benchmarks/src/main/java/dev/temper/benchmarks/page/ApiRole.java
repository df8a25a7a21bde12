package dev.temper.benchmarks.page;

import dev.temper.deploy.client.Endpoints;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The role api as a user starts it: {@code temper optimizer --roles api}, a process of its own with its usual heap. */
final class ApiRole implements AutoCloseable {
    private static final double KIB_OF_MB = 1_000_000 / 1_024.0;

    private final Process process;
    private final Path log;
    private final String origin;

    private ApiRole(Process process, Path log, String origin) {
        this.process = process;
        this.log = log;
        this.origin = origin;
    }

    /**
     * Starts it; it has yet to read the journal.
     *
     * @param temper the temper script
     * @param data directory that keeps its state from one start to the next
     * @param partitions of the topics
     */
    static ApiRole start(Path temper, Endpoints endpoints, Path data, int partitions) throws IOException {
        int port = freePort();
        Path log = Files.createTempFile(data, "api-", ".log");
        Process process = new ProcessBuilder(List.of(
                        temper.toString(),
                        "optimizer",
                        "--roles=api",
                        "--bootstrap=" + endpoints.bootstrap(),
                        "--registry=" + endpoints.registry(),
                        "--state=" + data.resolve("api"),
                        "-Dpartitions=" + partitions,
                        "-Dhttp.port=" + port,
                        // It is stopped for a while by turns; the brokers should not take it for dead.
                        "-Dkafka.consumer.session.timeout.ms=60000"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ApiRole(process, log, "http://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    /** Where it is served, without a slash at the end. */
    String origin() {
        return origin;
    }

    /** Throws what it said if it has ended. */
    void check() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The role api ended with " + process.exitValue() + ":\n" + said());
        }
    }

    private String said() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return log + " cannot be read: " + e;
        }
    }

    /** Processor time that it has taken, in seconds. */
    double cpuSeconds() {
        return process.toHandle()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    /** Memory that is resident now, in MB. */
    double residentMegabytes() throws IOException {
        return megabytes("VmRSS:");
    }

    /** The most memory that was resident so far, in MB. */
    double mostMegabytes() throws IOException {
        return megabytes("VmHWM:");
    }

    private double megabytes(String row) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        return status.lines()
                .filter(line -> line.startsWith(row))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB_OF_MB)
                .findFirst()
                .orElseThrow();
    }

    /** Halts it where it is, or lets it go on. */
    void halt(boolean halted) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", halted ? "-STOP" : "-CONT", Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("kill cannot halt process " + process.pid());
        }
    }

    /** Has it end as SIGTERM does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
