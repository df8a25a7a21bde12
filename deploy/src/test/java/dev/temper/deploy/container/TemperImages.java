package dev.temper.deploy.container;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * Temper's own images, built from what is built here by the command that users type.
 *
 * @param optimizer has every command
 * @param agent has the agent
 */
record TemperImages(String optimizer, String agent) {
    private static final Path BUILD = Path.of("..", "build-config", "images");

    /** Builds them, or finds that they are built. */
    static TemperImages build() throws IOException, InterruptedException {
        ProcessBuilder build = new ProcessBuilder(BUILD.toString()).redirectErrorStream(true);
        build.environment()
                .putAll(Map.of(
                        "TEMPER_IMAGE_PREFIX", "temper-it/",
                        "TEMPER_JDK_IMAGE", Images.JDK.get().asCanonicalNameString(),
                        "TEMPER_BASE_IMAGE", Images.BASE.get().asCanonicalNameString()));
        Process process = build.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(BUILD + " failed: " + printed);
        }
        List<String> images = printed.lines().toList();
        return new TemperImages(named(images, "optimizer"), named(images, "agent"));
    }

    private static String named(List<String> images, String name) {
        return images.stream()
                .filter(image -> image.contains("/" + name + ":"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no image " + name + " among " + images));
    }

    /** A container with as few rights as any can have: nothing can be written but its volume and /tmp. */
    static GenericContainer<?> container(String image) {
        return new GenericContainer<>(image)
                .withTmpFs(Map.of("/tmp", ""))
                .withCreateContainerCmdModifier(command -> {
                    HostConfig host = Objects.requireNonNull(command.getHostConfig());
                    host.withReadonlyRootfs(true)
                            .withCapDrop(Capability.ALL)
                            .withSecurityOpts(List.of("no-new-privileges:true"));
                })
                .waitingFor(Wait.forHealthcheck());
    }
}
