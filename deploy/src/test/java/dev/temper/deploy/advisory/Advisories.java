package dev.temper.deploy.advisory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of advisories in build-config, and what it says of libraries. */
final class Advisories {
    private static final Pattern RANGE = Pattern.compile("(?:>=(\\S+) )?<(\\S+)");

    private final JsonNode list;

    private Advisories(JsonNode list) {
        this.list = list;
    }

    static Advisories read(Path file) throws IOException {
        return new Advisories(new YAMLMapper().readTree(file.toFile()));
    }

    /** On which day it was compared with what is published. */
    String read() {
        return list.get("read").asText();
    }

    /** Every advisory, waived or not, that affects one of these libraries, by GROUP:ARTIFACT and version. */
    Map<String, String> affecting(Map<String, String> libraries) {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode advisory : list.get("advisories")) {
            String name = advisory.get("package").asText();
            String version = libraries.get(name);
            if (version != null && ranges(advisory).stream().anyMatch(range -> isIn(range, version))) {
                found.put(advisory.get("id").asText(), name + " " + version);
            }
        }
        return found;
    }

    /** What the advisories are on. */
    List<String> packages() {
        List<String> names = new ArrayList<>();
        list.get("advisories")
                .forEach(advisory -> names.add(advisory.get("package").asText()));
        return names;
    }

    /** Ids of those that do not apply, and why. */
    Map<String, String> waivers() {
        Map<String, String> waivers = new TreeMap<>();
        list.get("waivers")
                .forEach(waiver ->
                        waivers.put(waiver.get("id").asText(), waiver.get("why").asText()));
        return waivers;
    }

    private static List<String> ranges(JsonNode advisory) {
        List<String> ranges = new ArrayList<>();
        advisory.get("affected").forEach(range -> ranges.add(range.asText()));
        return ranges;
    }

    /** Whether a version is in a range such as {@code >=2.25.0 <2.25.5}. */
    static boolean isIn(String range, String version) {
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + range + "' is no range: write >=FROM <FIXED, or <FIXED");
        }
        Version at = Version.parse(version);
        boolean from = matcher.group(1) == null || at.compareTo(Version.parse(matcher.group(1))) >= 0;
        return from && at.compareTo(Version.parse(matcher.group(2))) < 0;
    }
}
