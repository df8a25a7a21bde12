package dev.temper.deploy.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is published against libraries of a release, as far as build-config/advisories.yaml knows. */
class AdvisoriesTest {
    private final Advisories advisories = advisories();

    private static Advisories advisories() {
        try {
            return Advisories.read(Path.of("../build-config/advisories.yaml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Versions, by GROUP:ARTIFACT, of the libraries with advisories that a release has: as Maven put them on the class path. */
    private Map<String, String> libraries() throws IOException {
        String listed = Files.readString(Path.of("../docs/third-party.md"));
        String classPath = System.getProperty("java.class.path").replace('\\', '/');
        Map<String, String> libraries = new HashMap<>();
        for (String name : advisories.packages()) {
            String artifact = name.substring(name.indexOf(':') + 1);
            String place = "/" + name.substring(0, name.indexOf(':')).replace('.', '/') + "/" + artifact + "/";
            Matcher jar = Pattern.compile(Pattern.quote(place) + "([^/]+)/").matcher(classPath);
            if (jar.find() && listed.contains("`" + artifact + "`")) {
                libraries.put(name, jar.group(1));
            }
        }
        return libraries;
    }

    @Test
    void noLibraryIsAffectedByAPublishedAdvisory() throws IOException {
        Map<String, String> found = advisories.affecting(libraries());
        found.keySet().removeAll(advisories.waivers().keySet());
        assertThat(found)
                .as("upgrade these, or waive what does not apply in build-config/advisories.yaml and say why")
                .isEmpty();
    }

    @Test
    void noAdvisoryIsWaivedThatDoesNotAffectARelease() throws IOException {
        assertThat(advisories.affecting(libraries()).keySet())
                .containsAll(advisories.waivers().keySet());
    }

    /** Else an advisory on a name that is misspelt would never be found. */
    @Test
    void eachAdvisoryIsOnALibraryOfARelease() throws IOException {
        List<String> unknown = new ArrayList<>(new TreeSet<>(advisories.packages()));
        unknown.removeAll(libraries().keySet());
        assertThat(unknown).isEmpty();
        assertThat(LocalDate.parse(advisories.read())).isAfter(LocalDate.of(2026, 1, 1));
    }

    @Test
    void anOldLibraryIsFound() {
        assertThat(advisories.affecting(Map.of(
                        "ch.qos.logback:logback-core", "1.5.24", "org.apache.logging.log4j:log4j-api", "2.26.0")))
                .containsKeys("CVE-2026-1225", "CVE-2026-49844")
                .doesNotContainKey("CVE-2025-11226");
    }

    @ParameterizedTest
    @CsvSource({
        "<1.5.25, 1.5.24, true",
        "<1.5.25, 1.5.25, false",
        "<1.5.25, 1.10.0, false",
        "<1.5.7-14, 1.5.7-9, true",
        "<1.5.7-14, 1.5.6-10, true",
        "<1.5.7-14, 1.5.7-17, false",
        ">=2.25.0 <2.25.5, 2.24.3, false",
        ">=2.25.0 <2.25.5, 2.25.0, true"
    })
    void versionsAreComparedAsVersions(String range, String version, boolean in) {
        assertThat(Advisories.isIn(range, version)).isEqualTo(in);
    }
}
