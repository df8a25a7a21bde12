package dev.temper.agent.process;

import dev.temper.agent.source.RunPlace;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process is started for, and the names under which it is told.
 *
 * @param checkpoints the lease's own checkpoint directory
 * @param parametersFile JSON file of the parameters
 * @param gpus the slot's GPUs by CUDA's names for them; empty when the agent gives none out
 */
public record Launch(
        String experiment,
        int slot,
        int trial,
        long lease,
        List<ParameterValue> parameters,
        Target target,
        Path checkpoints,
        Path parametersFile,
        List<String> gpus) {

    /** The same for a process that has no checkpoint to go on from. */
    Launch fromScratch() {
        Target whole = new Target(target.getRung(), target.getTask(), 0, target.getToEpoch());
        return new Launch(experiment, slot, trial, lease, parameters, whole, checkpoints, parametersFile, gpus);
    }

    /** Values by placeholder. A parameter with the name of one of Temper's own placeholders is not reachable so. */
    public Map<String, String> placeholders() {
        Map<String, String> values = new TreeMap<>();
        parameters.forEach(parameter -> values.put(parameter.getName(), text(parameter)));
        values.put("experiment", experiment);
        values.put("trial", String.valueOf(trial));
        values.put("task", target.getTask());
        values.put("from_epoch", String.valueOf(target.getFromEpoch()));
        values.put("to_epoch", String.valueOf(target.getToEpoch()));
        values.put("checkpoint_dir", checkpoints.toString());
        values.put("parameters_file", parametersFile.toString());
        values.put("slot", String.valueOf(slot));
        if (!gpus.isEmpty()) {
            values.put("gpus", String.join(",", gpus));
        }
        return values;
    }

    /** Environment variables. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        parameters.forEach(
                parameter -> variables.put("TEMPER_PARAM_" + variable(parameter.getName()), text(parameter)));
        variables.put("TEMPER_EXPERIMENT", experiment);
        variables.put("TEMPER_TRIAL", String.valueOf(trial));
        variables.put("TEMPER_LEASE", String.valueOf(lease));
        variables.put("TEMPER_TASK", target.getTask());
        variables.put("TEMPER_FROM_EPOCH", String.valueOf(target.getFromEpoch()));
        variables.put("TEMPER_TO_EPOCH", String.valueOf(target.getToEpoch()));
        variables.put("TEMPER_CHECKPOINT_DIR", checkpoints.toString());
        variables.put("TEMPER_PARAMETERS", parametersFile.toString());
        variables.put("TEMPER_SLOT", String.valueOf(slot));
        if (!gpus.isEmpty()) {
            variables.put("CUDA_VISIBLE_DEVICES", String.join(",", gpus));
            // Numbers are those of nvidia-smi; CUDA would put the fastest first.
            variables.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        }
        return variables;
    }

    /** What the sources of its metrics may know. */
    RunPlace place(Path workingDirectory, Path state) {
        Map<String, String> words = Map.of(
                "experiment", experiment,
                "trial", String.valueOf(trial),
                "lease", String.valueOf(lease),
                "slot", String.valueOf(slot),
                "checkpoint_dir", checkpoints.toString());
        Path runFiles = runs(state).resolve(experiment).resolve(String.valueOf(lease));
        return new RunPlace(words, workingDirectory, runFiles, trial, parameters, target);
    }

    /** Where the directories of all runs are. */
    public static Path runs(Path state) {
        return state.resolve("runs");
    }

    /** The name of a parameter in capitals, with _ for everything but letters, digits and _. */
    static String variable(String parameter) {
        return parameter.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }

    private static String text(ParameterValue parameter) {
        return parameter.getValue().toString();
    }
}
