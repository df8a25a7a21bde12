package dev.temper.benchmarks.soak;

import dev.temper.benchmarks.crew.CrewLane;
import dev.temper.benchmarks.load.Deployment;
import dev.temper.benchmarks.load.Latencies;
import dev.temper.benchmarks.load.Publisher;
import dev.temper.benchmarks.load.Receiver;
import dev.temper.schemas.serde.AvroDeserializer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A steady load of experiments that come and go, and what the processes take meanwhile. */
final class Soak implements AutoCloseable {
    private static final long TEND_MILLIS = 100;
    private static final double FEW = 200;

    private final SoakPlan plan;
    private final Consumer<String> progress;
    private final SoakStage stage;
    private final Publisher publisher;
    private final Receiver receiver;
    private final SoakLoad load;
    private int rate;

    /**
     * Starts everything.
     *
     * @param data directory of all that is kept
     * @param progress told in a line what is being done
     */
    Soak(SoakPlan plan, Path data, Consumer<String> progress) throws IOException, InterruptedException {
        this.plan = plan;
        this.progress = progress;
        stage = new SoakStage(data, plan.settings());
        publisher = new Publisher(stage.endpoints());
        AvroDeserializer decisions = new AvroDeserializer();
        decisions.configure(stage.endpoints().serde(), false);
        CrewLane lane = new CrewLane(publisher, decisions);
        receiver = new Receiver(stage.endpoints().bootstrap(), Deployment.PARTITIONS, List.of(lane));
        load = new SoakLoad(plan, publisher, lane);
    }

    /** The whole run. */
    SoakLog run() throws IOException, InterruptedException {
        rate = plan.rate() > 0 ? plan.rate() : (int) Math.max(1, plan.share() * maximum());
        progress.accept("%,d reports a second for %.0f minutes".formatted(rate, plan.minutes()));
        load.pace(rate);
        settle();
        return sample();
    }

    /** Reports a second under this load; of a run that is over. */
    int rate() {
        return rate;
    }

    private double maximum() throws InterruptedException {
        progress.accept("the most that decisions allow, for twice %.0f s".formatted(plan.climbSeconds()));
        load.pace(0);
        tend(plan.climbSeconds());
        long before = load.reports();
        long start = System.nanoTime();
        tend(plan.climbSeconds());
        double most = (load.reports() - before) * 1e9 / (System.nanoTime() - start);
        progress.accept("measured maximum: %,.0f reports a second".formatted(most));
        return most;
    }

    /** Until what has piled up is worked off. */
    private void settle() throws InterruptedException {
        while (stage.lag() > Math.max(FEW, rate)) {
            tend(1);
        }
        load.latencies();
    }

    private SoakLog sample() throws IOException, InterruptedException {
        SoakSampler sampler = new SoakSampler(stage, load);
        SoakLog log = new SoakLog();
        long start = System.nanoTime();
        int samples = (int) Math.round(plan.seconds() / plan.sampleSeconds());
        for (int number = 0; number <= samples; number++) {
            double due = number * plan.sampleSeconds();
            tend(due - (System.nanoTime() - start) / 1e9);
            boolean collect = number % plan.samplesACollection() == 0;
            double seconds = (System.nanoTime() - start) / 1e9;
            Latencies times = new Latencies(load.latencies());
            log.add(seconds, sampler.look(seconds, times, collect));
            progress.accept(
                    String.format(Locale.ROOT, "%.1f of %.1f minutes: %s", seconds / 60, plan.minutes(), log.line()));
        }
        return log;
    }

    private void tend(double seconds) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        do {
            stage.check();
            receiver.check();
            publisher.check();
            load.tend();
            TimeUnit.MILLISECONDS.sleep(TEND_MILLIS);
        } while (System.nanoTime() < end);
    }

    @Override
    public void close() {
        load.close();
        receiver.close();
        publisher.close();
        stage.close();
    }
}
