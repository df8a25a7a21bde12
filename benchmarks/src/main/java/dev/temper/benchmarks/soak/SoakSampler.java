package dev.temper.benchmarks.soak;

import dev.temper.benchmarks.load.Latencies;
import dev.temper.benchmarks.process.Footprint;
import dev.temper.benchmarks.process.TemperPart;
import dev.temper.benchmarks.soak.Measure.Kind;
import dev.temper.schemas.topic.Topic;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Looks at everything that should stay as it is, and at what is kept for ever. */
final class SoakSampler {
    private static final double MEGABYTE = 1e6;
    private static final String JOURNAL = Topic.JOURNAL.topicName();
    private static final String VIEWS = Topic.VIEWS.topicName();

    private final SoakStage stage;
    private final SoakLoad load;
    private double before = Double.NaN; // nothing is to be said of the first look
    private long reportsBefore;

    SoakSampler(SoakStage stage, SoakLoad load) {
        this.stage = stage;
        this.load = load;
        reportsBefore = load.reports();
    }

    /**
     * A look at all of it.
     *
     * @param seconds since the run began
     * @param times from report to decision since the last look
     * @param collect whether to have each process collect its garbage
     */
    Map<Measure, Double> look(double seconds, Latencies times, boolean collect)
            throws IOException, InterruptedException {
        Map<Measure, Double> values = new LinkedHashMap<>();
        values.put(told("reports/s"), perSecond(seconds));
        values.put(told("experiments that are over"), (double) load.over());
        values.put(flat("report to decision p50, ms"), times.percentile(50));
        values.put(flat("report to decision p99, ms"), times.percentile(99));
        values.put(flat("records that wait"), stage.lag());
        List<TemperPart> parts = stage.parts();
        for (TemperPart part : parts) {
            Footprint footprint = Footprint.of(part.pid());
            values.put(flat(part.name() + ": resident, MB"), footprint.resident() / MEGABYTE);
            values.put(
                    flat(part.name() + ": heap in use, MB"),
                    collect ? Footprint.liveHeap(part.pid()) / MEGABYTE : Double.NaN);
            values.put(flat(part.name() + ": threads"), (double) footprint.threads());
            values.put(flat(part.name() + ": open files"), (double) footprint.files());
        }
        values.put(kept("optimizer: state on disk, MB"), Disk.bytes(stage.state("optimizer")) / MEGABYTE);
        values.put(kept("api: state on disk, MB"), Disk.bytes(stage.state("api")) / MEGABYTE);
        values.put(kept("journal, MB"), records(JOURNAL::equals));
        values.put(kept("views (compacted), MB"), records(VIEWS::equals));
        values.put(kept("changelogs (compacted), MB"), records(topic -> topic.endsWith("-changelog")));
        values.put(
                kept("inputs and decisions, MB"),
                records(topic -> topic.startsWith("temper.") && !topic.equals(JOURNAL) && !topic.equals(VIEWS)));
        values.put(kept("Kafka's own topics, MB"), records(topic -> topic.startsWith("__")));
        return values;
    }

    private double records(Predicate<String> topics) throws IOException {
        return Disk.records(stage.broker(), topics) / MEGABYTE;
    }

    private double perSecond(double seconds) {
        long reports = load.reports();
        double rate = seconds > before ? (reports - reportsBefore) / (seconds - before) : Double.NaN;
        reportsBefore = reports;
        before = seconds;
        return rate;
    }

    private static Measure flat(String name) {
        return new Measure(name, Kind.FLAT);
    }

    private static Measure kept(String name) {
        return new Measure(name, Kind.KEPT);
    }

    private static Measure told(String name) {
        return new Measure(name, Kind.TOLD);
    }
}
