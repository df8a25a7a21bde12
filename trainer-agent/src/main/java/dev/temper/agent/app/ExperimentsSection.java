package dev.temper.agent.app;

import dev.temper.agent.app.AgentConfig.Served;
import dev.temper.agent.app.AgentConfig.Training;
import dev.temper.agent.machine.Share;
import dev.temper.agent.process.CommandTemplate;
import dev.temper.agent.process.Program;
import dev.temper.agent.process.UnstartableException;
import dev.temper.agent.source.SourcePath;
import dev.temper.schemas.document.Settings;
import dev.temper.schemas.topic.ExperimentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads which experiments are served, and how each is trained: {@code experiment} with the settings at the top of the
 * file, or a list {@code experiments}, in which each may have settings of its own in place of those at the top.
 */
final class ExperimentsSection {
    private final Settings root;
    private final Path base;
    private final int slots;
    private final Map<String, String> places = new HashMap<>();

    private ExperimentsSection(Settings root, Path base, int slots) {
        this.root = root;
        this.base = base;
        this.slots = slots;
    }

    /** Reads it for an agent of so many slots. */
    static List<Served> read(Settings root, Path base, int slots) {
        return new ExperimentsSection(root, base, slots).experiments();
    }

    private List<Served> experiments() {
        List<Settings> entries = root.objects("experiments");
        if (entries.isEmpty()) {
            return List.of(served(root, "experiment", Share.EVEN));
        }
        if (root.has("experiment")) {
            root.problem("experiment", "is set beside experiments: name it in that list");
        }
        List<Served> experiments = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Settings entry : entries) {
            Share share = new Share(entry.whole("priority", 0, -1_000, 1_000), entry.whole("share", 1, 1, 1_000));
            Served served = served(entry, "id", share);
            if (!ids.add(served.id())) {
                entry.problem("id", "is \"" + served.id() + "\" twice: name each experiment once");
            }
            entry.finish();
            experiments.add(served);
            if (slots > 1) {
                refuseShared(entry, served);
            }
        }
        return experiments;
    }

    /** Trials of one number, of two experiments, run side by side: each has to find its own metrics. */
    private void refuseShared(Settings entry, Served served) {
        for (SourcePath path : served.metrics().paths()) {
            String place = served.training()
                    .directory()
                    .resolve(path.template())
                    .normalize()
                    .toString();
            String other = path.isShared() ? places.putIfAbsent(place, served.id()) : null;
            if (other != null) {
                where(entry, "metrics")
                        .problem(
                                "metrics",
                                "reads " + path.template() + " for both " + other + " and " + served.id()
                                        + ", whose trials would be mixed up: put {experiment} or {checkpoint_dir} into"
                                        + " it");
            }
        }
    }

    private Served served(Settings node, String field, Share share) {
        String id = node.required(field, "the id of the experiment to serve");
        if (!id.isEmpty() && !ExperimentId.isAllowed(id)) {
            node.problem(field, "is \"" + id + "\": " + ExperimentId.RULE);
        }
        return new Served(
                id,
                share,
                training(node),
                MetricsSection.read(where(node, "metrics").object("metrics"), slots),
                TimeoutsSection.read(where(node, "timeouts").object("timeouts")));
    }

    /** The entry, if it has the setting itself, or else the top of the file. */
    private Settings where(Settings node, String setting) {
        return node.has(setting) ? node : root;
    }

    private Training training(Settings node) {
        Path directory = where(node, "workingDirectory").path("workingDirectory", ".", base);
        boolean here = !root.has("sidecar"); // else they are of another container's file system
        if (here && !Files.isDirectory(directory)) {
            where(node, "workingDirectory")
                    .problem("workingDirectory", "is " + directory + ": give a directory that is there");
        }
        Map<String, String> environment = environment(where(node, "environment"));
        Settings commands = where(node, "command");
        List<String> command = commands.texts("command");
        List<String> problems = CommandTemplate.problems(command);
        problems.forEach(problem -> commands.problem("command", problem));
        if (here && problems.isEmpty()) {
            String path = environment.getOrDefault("PATH", System.getenv().getOrDefault("PATH", ""));
            try {
                Program.find(command.get(0), directory, path);
            } catch (UnstartableException e) {
                commands.problem("command", "cannot be run: " + e.getMessage());
            }
        }
        boolean hold = where(node, "holdAtTarget").flag("holdAtTarget", true);
        return new Training(List.copyOf(command), directory, Map.copyOf(environment), hold);
    }

    private static Map<String, String> environment(Settings node) {
        Map<String, String> environment = node.map("environment");
        environment.keySet().stream()
                .filter(name -> !name.matches("[A-Za-z_][A-Za-z0-9_]*") || name.startsWith("TEMPER_"))
                .forEach(name -> node.problem(
                        "environment",
                        "sets \"" + name + "\": give names of letters, digits and _ that do not begin with TEMPER_"));
        return environment;
    }
}
