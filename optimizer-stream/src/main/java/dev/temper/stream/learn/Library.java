package dev.temper.stream.learn;

import dev.temper.stream.replay.Recording;
import java.util.List;

/** Where the journals of earlier experiments are. */
public interface Library {
    /**
     * An experiment that might be learnt from.
     *
     * @param over whether nothing of it will be trained any more
     */
    record Volume(String experiment, List<String> tags, boolean over) {
        /** Copies the list. */
        public Volume {
            tags = List.copyOf(tags);
        }
    }

    /** All experiments of this stack. */
    List<Volume> volumes();

    /** The journal of an experiment of this stack; without events when there is none of that id. */
    Recording experiment(String id);

    /**
     * The journal in a file, or in a directory of an export.
     *
     * @throws EarlierException when it cannot be read, saying why
     */
    Recording file(String path);
}
