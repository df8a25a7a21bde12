package dev.temper.deploy.container;

import java.util.Arrays;
import org.testcontainers.DockerClientFactory;

/** Docker, or what answers in its place. */
final class Engine {
    private Engine() {}

    /** Whether there is one; says in one line what follows from that. Testcontainers' own many words are switched off. */
    static boolean answers() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        System.out.println(
                answers
                        ? "Container tests run on " + Arrays.toString(Images.values())
                        : "Container tests are skipped: no container engine answers (start Docker, or set DOCKER_HOST)");
        return answers;
    }
}
