package dev.temper.benchmarks.load;

import dev.temper.schemas.CompleteDecision;
import dev.temper.schemas.ContinueDecision;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.schemas.topic.Topic;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;

/**
 * An experiment whose trials report every epoch, by turns and as fast as a producer can. Nearly all reports lie between
 * rungs; the last is at a rung, so that its decision tells when all of them have been through the engine.
 */
public final class Flood extends DecisionLane {
    /** Of a trial, so that there is a rung beyond. */
    public static final int MOST_EPOCHS = 500_000;

    private final Climb climb;
    private final int trials;
    private final int reports;
    private final int lastRung;
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * A flood that has not begun.
     *
     * @param publisher its own
     * @param experiment a name that nobody else uses
     * @param trials that report, eight of each agent
     * @param reports how many there will be, for each trial less than {@value #MOST_EPOCHS}
     */
    public Flood(Publisher publisher, AvroDeserializer decisions, String experiment, int trials, int reports) {
        super(publisher, decisions);
        this.trials = trials;
        this.reports = reports;
        climb = new Climb(experiment, trials);
        lastRung = Climb.rungBeyond(epoch(reports - 1));
    }

    /** How many there are. */
    public int reports() {
        return reports;
    }

    /** Zero when the last report has been decided on. */
    public CountDownLatch over() {
        return over;
    }

    /** Has every trial leased. */
    @Override
    public void prepare(int reports, Runnable check) throws InterruptedException {
        climb.start(publisher, check);
    }

    @Override
    public void begin(Slice slice) {
        // Only when it is over is of interest.
    }

    @Override
    public void send(int report) {
        int trial = report % trials + 1;
        publisher.publish(
                Topic.METRICS,
                climb.id(),
                report == reports - 1 ? climb.reportAt(trial, lastRung) : climb.report(trial, epoch(report)));
    }

    private int epoch(int report) {
        return report / trials + 1;
    }

    @Override
    protected void decided(String experiment, SpecificRecord decision) {
        if (!experiment.equals(climb.id())) {
            return;
        }
        if (decision instanceof SuggestDecision suggest) {
            if (!climb.leased(suggest.getTrial(), suggest.getLease())) {
                problem(decision);
            }
        } else if (decision instanceof ContinueDecision further) {
            if (further.getEvidence().getRung() == lastRung) {
                over.countDown();
            }
        } else if (!(decision instanceof CompleteDecision)) {
            problem(decision);
        }
    }
}
