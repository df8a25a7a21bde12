package dev.temper.deploy.show;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An agent's file with comments for its first readers.
 *
 * @param slots null: one
 * @param gpus of a trial; null: none are given out
 */
public record AgentFile(
        String experiment,
        List<String> command,
        @Nullable Integer slots,
        @Nullable Integer gpus,
        Metrics metrics,
        String bootstrap,
        String registry) {
    /** What it is called unless the user names it. */
    public static final String NAME = "agent.yaml";

    /** How a script tells its metrics. */
    public enum Metrics {
        /** JSON objects in the lines that it prints, or the Python client. */
        JSON("# The script prints {\"epoch\": 1, \"accuracy\": 0.91} after each epoch, or uses the temper client.", ""),
        /** Lines such as {@code epoch=3 loss=0.2}. */
        KEY_VALUE(
                "# The script prints lines such as: epoch=3 loss=0.2, or Epoch 3/10 - loss: 0.2", "format: key-value"),
        /** TensorBoard's event files. */
        TENSORBOARD(
                "# The script writes TensorBoard event files below this directory.",
                "tensorboard: \"{checkpoint_dir}/runs\""),
        /** A file of rows. */
        CSV("# The script appends a row an epoch to this file.", "files: [%s]"),
        /** The orchestrate package. */
        ORCHESTRATE("# The script uses the package orchestrate.", "orchestrate: true");

        private final String comment;
        private final String setting;

        Metrics(String comment, String setting) {
            this.comment = comment;
            this.setting = setting;
        }
    }

    /** Copies the command. */
    public AgentFile {
        command = List.copyOf(command);
    }

    /** The file. */
    public String text() {
        String places = gpus == null
                ? "# Trials at a time on this machine.\nslots: " + (slots == null ? 1 : slots)
                : "# GPUs of a trial: one slot for every so many of this machine.\ngpus: {perSlot: " + gpus + "}";
        NamedCsv csv = NamedCsv.in(command, gpus != null || (slots != null && slots > 1));
        List<String> words = metrics == Metrics.CSV ? csv.command() : command;
        return """
                # An agent of Temper. All settings: docs/agent.md. Relative paths start at this file's directory.

                # The experiment to serve: the id in its definition.
                experiment: %s

                %s

                # What is run for a trial. {name} stands for a parameter, {checkpoint_dir} for the trial's own directory.
                # The script also finds them in TEMPER_PARAM_<NAME>, TEMPER_CHECKPOINT_DIR, TEMPER_FROM_EPOCH and
                # TEMPER_TO_EPOCH.
                command: [%s]

                %s
                %s

                # Where checkpoints are kept: on storage that all agents of the experiment share, if there are several.
                # With shared: false, on a disk of this agent's own: trials then go on here, if they can.
                # checkpoints: {directory: temper-agent/checkpoints, shared: true}

                # Time between asking a process to end (SIGTERM) and killing it.
                # graceSeconds: 10

                kafka: {bootstrapServers: %s}
                registry: {url: %s}
                """.formatted(
                        quoted(experiment),
                        places,
                        words.stream().map(AgentFile::quoted).collect(Collectors.joining(", ")),
                        metrics.comment,
                        section(csv),
                        quoted(bootstrap),
                        quoted(registry));
    }

    private String section(NamedCsv csv) {
        String setting = metrics.setting.formatted(quoted(csv.path()));
        return setting.isEmpty() ? "# metrics: {format: key-value}" : "metrics: {" + setting + "}";
    }

    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z][A-Za-z0-9_./-]*") && !text.matches("(?i)true|false|yes|no|on|off|null");
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
