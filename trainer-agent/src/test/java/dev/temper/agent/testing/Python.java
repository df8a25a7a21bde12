package dev.temper.agent.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The Python of tests that use real libraries: TEMPER_TEST_PYTHON, or python3. What it lacks, is skipped. */
public record Python(String program) {
    /** The one to use. */
    public static Python find() {
        return new Python(System.getenv().getOrDefault("TEMPER_TEST_PYTHON", "python3"));
    }

    /** Whether it is there and can import a module. */
    public boolean has(String module) {
        try {
            Process process = new ProcessBuilder(program, "-c", "import " + module)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts it. */
    public Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
