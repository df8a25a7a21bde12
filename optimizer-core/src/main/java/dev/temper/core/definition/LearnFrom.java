package dev.temper.core.definition;

import dev.temper.core.source.SourceTrials;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The earlier experiments that an experiment learns from. A user names them; whoever creates the experiment looks up what
 * they left, and it travels in the definition, so that all that a model learns from is in the journal.
 *
 * @param auto whether they are still to be found, by the tags that the new experiment is given
 * @param earlier those that are named, or were found
 */
public record LearnFrom(boolean auto, List<Earlier> earlier) {
    /** Most of them. */
    public static final int MOST = 20;

    /** From none. */
    public static final LearnFrom NONE = new LearnFrom(false, List.of());

    /** Copies the list. */
    public LearnFrom {
        earlier = List.copyOf(earlier);
    }

    /** Whether anything is to be learnt from. */
    public boolean isAsked() {
        return auto || !earlier.isEmpty();
    }

    /** Whether all that was asked for has been looked up. */
    public boolean isKnown() {
        return !auto && earlier.stream().allMatch(one -> one.learned() != null);
    }

    /** What the earlier experiments left; of those that have not been looked up nothing. */
    public List<SourceTrials> sources() {
        return earlier.stream().map(Earlier::learned).filter(Objects::nonNull).toList();
    }

    /** The same without what they left. */
    public LearnFrom namesOnly() {
        return new LearnFrom(auto, earlier.stream().map(one -> one.with(null)).toList());
    }

    /**
     * An earlier experiment.
     *
     * @param name its id; of a file, its path
     * @param file whether it is in a file, as {@code temper replay --export} and {@code temper export} write it
     * @param renamed the names that its parameters have in the new experiment, by those that they had
     * @param learned what it left; null if that was not looked up
     */
    public record Earlier(
            String name,
            boolean file,
            SortedMap<String, String> renamed,
            @Nullable SourceTrials learned) {
        /** Copies the map. */
        public Earlier {
            renamed = Collections.unmodifiableSortedMap(new TreeMap<>(renamed));
        }

        /** The name that one of its parameters has in the new experiment. */
        public String here(String parameter) {
            return renamed.getOrDefault(parameter, parameter);
        }

        /** The same, but that it left this. */
        public Earlier with(@Nullable SourceTrials left) {
            return new Earlier(name, file, renamed, left);
        }
    }
}
