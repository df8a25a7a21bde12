package dev.temper.console.fold;

import dev.temper.console.chronicle.Chronicle;

/** Told of what changed. */
public interface Listener {
    /** An experiment changed; called while its chronicle is held, so briefly. */
    void changed(Chronicle chronicle);

    /** A record was put aside. */
    void letter(Letter letter);
}
