package dev.temper.deploy.demo;

import dev.temper.core.decision.Decision;
import dev.temper.deploy.Failure;
import dev.temper.deploy.Invocation;
import dev.temper.deploy.client.Decided;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import dev.temper.stream.replay.JournalReader;
import dev.temper.stream.replay.ReadEvents;
import dev.temper.stream.replay.Recording;
import dev.temper.stream.replay.ReplayCheck;
import dev.temper.stream.replay.ReplayResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The end of the demo: what was found, what the model adds, whether the replay agrees, what to do next. */
final class DemoEnd {
    private final Path data;
    private final Endpoints endpoints;
    private final RecordedRuns recorded;
    private final PrintWriter out;

    DemoEnd(Path data, Endpoints endpoints, RecordedRuns recorded, PrintWriter out) {
        this.data = data;
        this.endpoints = endpoints;
        this.recorded = recorded;
        this.out = out;
    }

    /** True when both replays found every decision again. */
    boolean tell(DemoExperiment demo, ExperimentReader tuned, ExperimentReader byDefault) {
        ExperimentView view = tuned.experiment();
        TrialView standard = byDefault.trials().values().stream()
                .findFirst()
                .orElseThrow(() -> new Failure("the default configuration was not trained; its log is under " + data));
        if (view == null) {
            throw new Failure("experiment " + demo.tuned().id() + " has no view");
        }
        new DemoReport(demo, view, tuned.trials(), standard).print(out);
        List<Decision> decisions = Decided.on(endpoints, demo.tuned().id()).stream()
                .map(Decided::decision)
                .toList();
        new ModelReport(decisions, tuned.trials()).print(out);
        Recording recording = recording(demo.tuned().id());
        GainReport gain = new GainReport(demo, best(recording), recorded);
        gain.print(out);
        String before = demo.before();
        if (demo.learns() && before != null) {
            gain.printSaved(before, best(recording(before)), out);
        }
        out.flush();
        boolean tunedSame = replay(recording);
        boolean defaultSame = replay(recording(demo.byDefault().id()));
        next(demo, view);
        return tunedSame && defaultSame;
    }

    private Recording recording(String experiment) {
        return JournalReader.read(
                experiment, Map.of("bootstrap.servers", endpoints.bootstrap()), endpoints.registryClient());
    }

    private static BestOverCost best(Recording recording) {
        return BestOverCost.of(ReadEvents.of(recording).entries());
    }

    private boolean replay(Recording recording) {
        ReplayResult result = ReplayCheck.check(recording);
        out.printf(
                "%d decisions on %s, each with its evidence, and %d proposals. Replay derives them again from %d journal events: %d differences.%n",
                result.decisions(), recording.experiment(), result.proposals(), result.events(), result.differences());
        result.first().forEach(out::println);
        return result.isSame() && result.pending() == 0;
    }

    private void next(DemoExperiment demo, ExperimentView view) {
        String id = demo.tuned().id();
        String temper = Invocation.command();
        out.printf("%nEverything is kept. To look around in it, run this in another terminal:%n");
        out.printf("  %s up --data %s%n", temper, Invocation.quote(data.toString()));
        out.println("and then:");
        out.printf("  %s best %s%n", temper, id);
        if (view.getBestTrial() != null) {
            out.printf("  %s explain %s %d%n", temper, id, view.getBestTrial());
        }
        out.printf("  %s importance %s%n", temper, id);
        out.printf("  %s replay %s --export %s.journal%n", temper, id, id);
        if (demo.subject().parts() > 1) {
            out.println("To see what a next experiment saves that learns from this one:");
            out.printf("  %s demo --data %s%n", temper, Invocation.quote(data.toString()));
        }
        out.println("To tune something of your own: docs/quickstart.md");
        out.flush();
    }
}
