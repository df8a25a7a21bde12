package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;
import dev.temper.core.history.Milestone;
import dev.temper.core.history.Past;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the trials of an experiment lie, each encoded once. */
final class TrialPlaces {
    private final Encoding encoding;
    private final Fidelity fidelity;
    private final Map<Integer, double[]> features = new TreeMap<>();

    TrialPlaces(Encoding encoding, Fidelity fidelity) {
        this.encoding = encoding;
        this.fidelity = fidelity;
    }

    /** Takes in trials that are new. */
    void add(List<Past> runs) {
        for (Past run : runs) {
            features.computeIfAbsent(run.number(), number -> encoding.encode(run.configuration()));
        }
    }

    /** Where an milestone is learnt. */
    Place of(Milestone milestone) {
        return of(milestone.trial(), fidelity.levelOf(milestone));
    }

    /** A trial at full fidelity first, then at each lower rung from the lowest on. */
    List<Place> ladder(int trial) {
        List<Place> places = new ArrayList<>();
        places.add(of(trial, fidelity.full()));
        places.addAll(below(places.get(0)));
        return places;
    }

    /** The same run at each rung below full fidelity, from the lowest on. */
    List<Place> below(Place full) {
        List<Place> places = new ArrayList<>();
        for (int rung = 0; rung < fidelity.rungs() - 1; rung++) {
            places.add(full.at(fidelity.level(rung)));
        }
        return places;
    }

    private Place of(int trial, double level) {
        double[] row = features.get(trial);
        if (row == null) {
            throw new IllegalStateException("trial " + trial + " has reported nothing");
        }
        return new Place(row, trial, level);
    }
}
