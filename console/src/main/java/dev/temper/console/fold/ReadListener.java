package dev.temper.console.fold;

import dev.temper.console.chronicle.Chronicle;

/** Told of what the role reads; thread safe. */
public interface ReadListener {
    /** An experiment changed. Called while its chronicle is held, so briefly. */
    void changed(Chronicle chronicle);

    /** What to keep of an experiment for a list, so that a restart need not read its journal; null for nothing. */
    byte @org.jspecify.annotations.Nullable [] kept(Chronicle chronicle);

    /** What was kept of an experiment, at a start; how it stood. */
    Standing remembered(String experiment, byte[] kept);

    /** A record was put aside. */
    void letter(Letter letter);

    /** How many experiments are known to have been erased: another number when there is one more. */
    int erasures();

    /** Whether a record that was put aside is of an experiment that was erased since. */
    boolean isErased(Letter letter);

    /** How an experiment stood when something was kept of it. */
    enum Standing {
        /** Its journal is read again, for it may have gone on. */
        LIVE,
        /** Its journal is read when somebody asks. */
        OVER,
        /** Nothing of it is to be left. */
        ERASED
    }
}
