package dev.temper.agent.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where processes run: beside the agent, or in another container. */
public interface Host {
    /**
     * What is to be run.
     *
     * @param command program and arguments; no shell reads them
     * @param directory working directory
     * @param environment variables beside those that the host gives
     * @param token marks the process and all that it starts: also a variable, {@code TEMPER_RUN}
     */
    record Job(int slot, List<String> command, Path directory, Map<String, String> environment, String token) {
        /** Copies the collections. */
        public Job {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * Starts a process.
     *
     * @throws UnstartableException saying why it cannot be started
     */
    Running start(Job job) throws IOException, UnstartableException;
}
