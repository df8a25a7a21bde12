package dev.temper.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The chart as helm renders it. */
final class Helm {
    static final Path CHARTS = Path.of("..", "deploy", "helm");

    private Helm() {}

    /** Whether there is helm. Where {@code TEMPER_HELM} is {@code required}, its absence is a failure and no reason to skip. */
    static boolean isThere() {
        if ("required".equals(System.getenv("TEMPER_HELM"))) {
            return true;
        }
        try {
            return run(List.of("helm", "version")).status() == 0;
        } catch (IOException e) {
            System.out.println("The tests of the chart are skipped: there is no helm (see build-config/helm)");
            return false;
        }
    }

    /** What a command printed, errors included, and its exit code. */
    record Output(int status, String text) {}

    /** Renders the chart with a file of values and settings such as {@code api.enabled=false}. */
    static Output render(Path values, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of("helm", "template", "temper"));
        command.addAll(List.of(CHARTS.resolve("temper").toString(), "--namespace=ml", "--kube-version=1.30"));
        command.addAll(List.of("-f", values.toString()));
        for (String setting : settings) {
            command.addAll(List.of("--set-json", setting));
        }
        return run(command);
    }

    /** The same when it must succeed. */
    static String rendered(Path values, String... settings) throws IOException {
        Output output = render(values, settings);
        assertThat(output.status()).as(output.text()).isZero();
        return output.text();
    }

    private static Output run(List<String> command) throws IOException {
        Path printed = Files.createTempFile("helm", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            int status = process.waitFor();
            return new Output(status, Files.readString(printed, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            Files.delete(printed);
        }
    }
}
