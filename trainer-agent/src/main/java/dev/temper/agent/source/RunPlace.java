package dev.temper.agent.source;

import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a source may know of the run that it reads from.
 *
 * @param words what may stand in the path of a source, by placeholder: no parameter is among them
 * @param workingDirectory where the command runs: relative paths begin here
 * @param runFiles the lease's own directory, which only the agent and the run use; made by whoever needs it first
 */
public record RunPlace(
        Map<String, String> words,
        Path workingDirectory,
        Path runFiles,
        int trial,
        List<ParameterValue> parameters,
        Target target) {
    /** Copies the words and the list. */
    public RunPlace {
        words = Map.copyOf(words);
        parameters = List.copyOf(parameters);
    }
}
