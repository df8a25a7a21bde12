package dev.temper.agent.process;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs processes beside the agent, as its children; in a session and group of their own where there is {@code setsid}. */
public final class OwnHost implements Host {
    private static final Logger LOG = LoggerFactory.getLogger(OwnHost.class);

    /** What launchers of many processes call one of them. */
    private static final Set<String> RANKS = Set.of(
            "RANK",
            "LOCAL_RANK",
            "OMPI_COMM_WORLD_RANK",
            "OMPI_COMM_WORLD_LOCAL_RANK",
            "PMI_RANK",
            "SLURM_PROCID",
            "SLURM_LOCALID");

    @Override
    public Running start(Job job) throws IOException, UnstartableException {
        List<String> command = command(job);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(job.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Map<String, String> environment = builder.environment();
        // The agent may be one of several processes of a job; which of them is no business of training's.
        environment.keySet().removeAll(RANKS);
        OwnVariables.remove(environment);
        // Python holds lines back that go to a pipe, unless told otherwise.
        environment.putIfAbsent("PYTHONUNBUFFERED", "1");
        environment.putAll(job.environment());
        boolean group = command.get(0).endsWith("/setsid");
        return new Child(builder.start(), group, job.token());
    }

    private static List<String> command(Job job) throws UnstartableException {
        String path = job.environment().getOrDefault("PATH", Program.path());
        List<String> found = new ArrayList<>(job.command());
        found.set(0, Program.find(found.get(0), job.directory(), path).toString());
        try {
            found.add(0, Program.find("setsid", job.directory(), Program.path()).toString());
        } catch (UnstartableException e) {
            LOG.debug("No setsid: processes are ended one by one", e);
        }
        return found;
    }
}
