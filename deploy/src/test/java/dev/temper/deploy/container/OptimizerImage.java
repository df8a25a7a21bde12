package dev.temper.deploy.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** An image whose command is {@code temper}: a release, made from what is built here, on Java's image. */
final class OptimizerImage {
    private static final Path DIST = Path.of("..", "build-config", "dist");

    private OptimizerImage() {}

    /**
     * Describes the image; the first container that needs it builds it.
     *
     * @param directory for the release
     */
    static ImageFromDockerfile in(Path directory) throws IOException, InterruptedException {
        Path archive = release(directory);
        String name = archive.getFileName().toString();
        String home = "/opt/" + name.replace(".tar.gz", "");
        return new ImageFromDockerfile()
                .withFileFromPath(name, archive)
                .withDockerfileFromBuilder(file -> file.from(Images.JAVA.get().asCanonicalNameString())
                        .add(name, "/opt/")
                        .entryPoint(new String[] {home + "/temper"})
                        .build());
    }

    private static Path release(Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(DIST.toString(), directory.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("build-config/dist failed: " + printed);
        }
        return Path.of(printed);
    }
}
