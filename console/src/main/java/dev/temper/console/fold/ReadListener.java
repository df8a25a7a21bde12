package dev.temper.console.fold;

import dev.temper.console.chronicle.Chronicle;

/** Told of what the role reads; thread safe. */
public interface ReadListener {
    /** An experiment changed. Called while its chronicle is held, so briefly. */
    void changed(Chronicle chronicle);

    /** What to keep of an experiment for a list, so that a restart need not read its journal; null for nothing. */
    byte @org.jspecify.annotations.Nullable [] kept(Chronicle chronicle);

    /** What was kept of an experiment, at a start; whether its journal is to be read all the same. */
    boolean remembered(String experiment, byte[] kept);

    /** A record was put aside. */
    void letter(Letter letter);
}
