package dev.temper.testkit;

import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.simulate.EventHeap;
import dev.temper.core.simulate.SyntheticCurve;

/** What the parts of a simulation reach each other by. */
interface World {
    Scenario scenario();

    EventHeap heap();

    Dice dice();

    Network network();

    SimulatedIntake intake();

    SimulatedEngine engine();

    SyntheticCurve curve();

    /** The definition as it stands, extensions included. */
    ExperimentDefinition definition();

    boolean isComplete();

    /** Shows a decision to all that read decisions. */
    void publish(Decision decision, JournalEntry cause);
}
