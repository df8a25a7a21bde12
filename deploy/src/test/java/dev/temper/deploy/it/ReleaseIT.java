package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A release is whole, and runs wherever it is unpacked, without Maven. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class ReleaseIT {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    @Test
    void anUnpackedReleaseRunsWithoutMaven() throws Exception {
        run(directory, REPOSITORY.resolve("build-config/dist").toString(), "archive");
        Path archive = only(directory.resolve("archive"), "tar.gz");
        run(directory.resolve("archive"), "sh", "-c", "sha256sum -c SHA256SUMS || shasum -a 256 -c SHA256SUMS");
        theSameBytesComeOutEachTime(archive);

        // A blank in the path, and another directory to start from.
        Path place = Files.createDirectories(directory.resolve("some place"));
        run(place, "tar", "xzf", archive.toString());
        Path release = only(place, "");
        run(release, "sh", "-c", "sha256sum -c SHA256SUMS || shasum -a 256 -c SHA256SUMS");
        String temper = release.resolve("temper").toString();
        assertThat(run(directory, temper, "--version")).startsWith("temper ").doesNotContain("not packaged");
        Path experiment = release.resolve("examples/sine/experiment.yaml");
        assertThat(run(directory, temper, "simulate", "-f", experiment.toString()))
                .contains("30 trials");
        assertThat(directory.resolve("mvn-was-called")).doesNotExist();
        assertThat(release.resolve("deploy/monitoring/alerts.yaml")).exists();
        everyLibraryIsListedWithItsLicence(release);
    }

    /** No time, owner or order of this machine is in it. */
    private void theSameBytesComeOutEachTime(Path archive) throws Exception {
        List<String> names =
                run(directory, "tar", "tzf", archive.toString()).lines().toList();
        assertThat(names).isSortedAccordingTo(ReleaseIT::byBytes).isNotEmpty();
        assertThat(run(directory, "env", "TZ=UTC", "tar", "tvzf", archive.toString())
                        .lines())
                .allMatch(line -> line.matches("(d|-)rw.r-.r-. +0(/| +)0 .*(2026-01-01|Jan +1 +2026).*"));
    }

    /** As names are sorted where a folder comes before what is in it: without the slash at a folder's end. */
    private static int byBytes(String one, String other) {
        return one.replaceAll("/$", "").compareTo(other.replaceAll("/$", ""));
    }

    private static void everyLibraryIsListedWithItsLicence(Path release) throws IOException {
        List<String> own = List.of(
                "deploy",
                "console",
                "schemas",
                "optimizer-core",
                "optimizer-stream",
                "sinks",
                "trainer-agent",
                "demo-trainer",
                "tuning");
        List<String> jars;
        try (Stream<Path> files = Files.list(release.resolve("lib"))) {
            jars = files.map(jar -> jar.getFileName().toString())
                    .filter(jar -> !own.contains(name(jar)))
                    .toList();
        }
        List<String> libraries = jars.stream().map(ReleaseIT::name).toList();
        List<String> listed = new ArrayList<>();
        for (String line : Files.readAllLines(release.resolve("docs/third-party.md"))) {
            if (line.startsWith("| ")) {
                Pattern.compile("`([^`]+)`").matcher(line).results().forEach(name -> listed.add(name.group(1)));
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(libraries);
        theBillOfMaterialsNamesThem(release, jars, own);
    }

    private static String name(String jar) {
        return jar.replaceAll("-\\d[\\d.]*(-\\w+)?\\.jar$", "");
    }

    /** Each library with its version, licence and digest, and no other. */
    private static void theBillOfMaterialsNamesThem(Path release, List<String> jars, List<String> own)
            throws IOException {
        JsonNode bill = new ObjectMapper().readTree(release.resolve("sbom.json").toFile());
        assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("deploy");
        assertThat(bill.at("/metadata/timestamp").isMissingNode())
                .as("the same bytes each time")
                .isTrue();
        List<String> components = new ArrayList<>();
        for (JsonNode component : bill.get("components")) {
            if (!own.contains(component.get("name").asText())) {
                components.add(component.get("name").asText() + "-"
                        + component.get("version").asText() + ".jar");
                assertThat(component.get("hashes"))
                        .as("%s", component.get("name"))
                        .isNotEmpty();
                assertThat(component.get("licenses"))
                        .as("%s", component.get("name"))
                        .isNotEmpty();
            }
        }
        assertThat(components).containsExactlyInAnyOrderElementsOf(jars);
    }

    private static Path only(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    /** Runs a command where mvn is one that only leaves a trace; returns what it printed. */
    private String run(Path where, String... command) throws IOException, InterruptedException {
        Path mvn = directory.resolve("bin/mvn");
        if (!Files.exists(mvn)) {
            Files.createDirectories(mvn.getParent());
            Files.writeString(mvn, "#!/bin/sh\ntouch '" + directory.resolve("mvn-was-called") + "'\nexit 1\n");
            assertThat(mvn.toFile().setExecutable(true)).isTrue();
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("PATH", mvn.getParent().toString(), (path, bin) -> bin + ":" + path);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(command), printed).isZero();
        return printed;
    }
}
