package dev.temper.tuning.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.simulate.Curves;
import dev.temper.core.simulate.EventHeap;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Parameter;
import dev.temper.core.trial.Reported;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.peer.Peers.Better;
import dev.temper.tuning.peer.Peers.Trained;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of a peer: asynchronous workers on a table's curves, in virtual time; the peer decides. Times on the heap are
 * microseconds, as in the simulation of the optimizer's own methods.
 */
final class PeerRun {
    private static final double MICROS = 1e6;

    private final PeerProcess peer;
    private final List<Parameter> parameters;
    private final List<Configuration> candidates;
    private final JsonNode rows;
    private final Curves curves;
    private final boolean cumulative;
    private final boolean checkpoints;
    private final int full;
    private final EventHeap heap = new EventHeap();
    private final Map<Integer, PeerTrial> trials = new TreeMap<>();
    private final List<Better> steps = new ArrayList<>();
    private final List<Trained> trained = new ArrayList<>();
    private int idle;
    private boolean done;
    private long busy;
    private double best = Double.POSITIVE_INFINITY;

    /**
     * Sets a run up.
     *
     * @param rows the candidates as the definition's JSON has them
     */
    PeerRun(PeerProcess peer, PeerTable table, JsonNode rows) {
        this.peer = peer;
        this.parameters = table.definition().parameters();
        this.candidates = table.definition().space().candidates();
        this.rows = rows;
        this.curves = table.curves();
        this.cumulative = table.table().cumulative();
        this.checkpoints = table.definition().resume() == Resume.CHECKPOINT;
        this.full = table.table().columns().size();
        this.idle = table.definition().parallel();
    }

    /** Plays until the workers have trained for this long between them, or the peer has nothing more to do. */
    void play(double busySeconds) {
        boolean more = true;
        occupy();
        while (more && busySeconds() < busySeconds) {
            more = heap.step();
        }
    }

    double busySeconds() {
        return busy / MICROS;
    }

    double seconds() {
        return heap.now() / MICROS;
    }

    int trials() {
        return trials.size();
    }

    List<Trained> trained() {
        return List.copyOf(trained);
    }

    List<Better> steps() {
        return List.copyOf(steps);
    }

    /** Asks for work for each idle worker until there is none. */
    private void occupy() {
        while (idle > 0 && !done) {
            JsonNode answer = peer.say(PeerProcess.message("ask"));
            if (answer.path("wait").asBoolean()) {
                return;
            }
            if (answer.path("done").asBoolean()) {
                done = true;
                return;
            }
            idle--;
            train(answer.path("resume").asBoolean() ? resumed(answer) : started(answer));
        }
    }

    private PeerTrial started(JsonNode answer) {
        if (trials.size() >= candidates.size()) {
            throw new TuningException("the peer wants more trials than the table has rows");
        }
        int number = answer.path("trial").asInt();
        Configuration wanted = PeerValues.configuration(parameters, answer.path("parameters"));
        PeerTrial trial = new PeerTrial(number, curves.take(number, wanted));
        trials.put(number, trial);
        trial.target = target(answer);
        trial.direct = answer.has("to_epoch") || answer.path("direct").asBoolean();
        ObjectNode started = PeerProcess.message("started").put("trial", number).put("candidate", trial.curve);
        started.set("parameters", rows.path(trial.curve));
        peer.say(started);
        return trial;
    }

    private PeerTrial resumed(JsonNode answer) {
        PeerTrial trial = trials.get(answer.path("trial").asInt());
        if (trial == null) {
            throw new TuningException("the peer resumes a trial that never was: " + answer);
        }
        trial.target = target(answer);
        trial.direct = true;
        if (cumulative && !checkpoints) {
            trial.epoch = 0;
        }
        return trial;
    }

    private int target(JsonNode answer) {
        return Math.min(full, answer.path("to_epoch").asInt(full));
    }

    private void train(PeerTrial trial) {
        int column = !cumulative && trial.direct ? trial.target : trial.epoch + 1;
        if (column > full || column > curves.length(trial.curve)) {
            heap.after(0, () -> end(trial));
            return;
        }
        long micros = (long) (curves.seconds(trial.curve, column) * MICROS);
        heap.after(micros, () -> trained(trial, column, micros));
    }

    private void trained(PeerTrial trial, int column, long micros) {
        busy += micros;
        trial.epoch = column;
        trial.seconds += micros / MICROS;
        double loss = curves.loss(trial.curve, column);
        if (column == full) {
            full(trial.curve, loss);
        }
        boolean goesOn = true;
        if (column > trial.told) {
            trial.told = column;
            goesOn = report(trial, column, loss, micros / MICROS);
        }
        boolean last = column >= trial.target || column >= curves.length(trial.curve) || !Double.isFinite(loss);
        if (goesOn && !last) {
            train(trial);
        } else {
            end(trial);
        }
        occupy();
    }

    private void full(int curve, double loss) {
        trained.add(new Trained(busySeconds(), curve));
        if (loss < best) {
            best = loss;
            steps.add(new Better(busySeconds(), seconds(), loss));
        }
    }

    private boolean report(PeerTrial trial, int epoch, double loss, double seconds) {
        ObjectNode report =
                PeerProcess.message("report").put("trial", trial.number).put("epoch", epoch);
        report.put("value", Double.isFinite(loss) ? loss : null);
        List<Reported> beside = curves.beside(trial.curve, epoch);
        if (!beside.isEmpty()) {
            ArrayNode values = report.putArray("values").add(loss);
            beside.forEach(reported -> values.add(reported.value()));
        }
        report.put("seconds", seconds).put("total_seconds", trial.seconds);
        return peer.say(report).path("continue").asBoolean();
    }

    private void end(PeerTrial trial) {
        peer.say(PeerProcess.message("ended").put("trial", trial.number).put("epoch", trial.epoch));
        idle++;
        occupy();
    }
}
