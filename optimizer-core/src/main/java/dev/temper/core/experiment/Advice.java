package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.trial.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last proposal that was accepted, and which of its picks are used up. A pick that is used costs O(log n), however
 * large the proposal.
 *
 * @param proposal null before the first
 * @param used the picks that were served or can't be any more, by place in the proposal
 * @param open the others
 */
record Advice(@Nullable Proposal proposal, PersistentMap<Integer, Boolean> used, PersistentMap<Place, Boolean> open) {
    static final Advice NONE = new Advice(null, PersistentMap.empty(), PersistentMap.empty());

    /** A pick's place in the proposal; those of a stream lie together in the order in which they are to be used. */
    record Place(Stream stream, int index) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = stream.compareTo(other.stream);
            return order != 0 ? order : Integer.compare(index, other.index);
        }
    }

    static Advice of(Proposal proposal) {
        return restore(proposal, PersistentMap.empty());
    }

    static Advice restore(@Nullable Proposal proposal, PersistentMap<Integer, Boolean> used) {
        if (proposal == null) {
            return NONE;
        }
        List<PersistentMap.Entry<Place, Boolean>> open = new ArrayList<>();
        for (int i = 0; i < proposal.picks().size(); i++) {
            if (!used.has(i)) {
                open.add(PersistentMap.entry(new Place(proposal.picks().get(i).stream(), i), true));
            }
        }
        open.sort(Comparator.comparing(PersistentMap.Entry::key));
        return new Advice(proposal, used, PersistentMap.fromSorted(open));
    }

    /** The picks of a stream that are not used up, in their order. */
    Iterable<PersistentMap.Entry<Place, Boolean>> from(Stream stream) {
        return open.from(new Place(stream, 0));
    }

    Pick pick(Place place) {
        if (proposal == null) {
            throw new IllegalArgumentException("There is no proposal with a pick " + place);
        }
        return proposal.picks().get(place.index());
    }

    Advice without(Place place) {
        return new Advice(proposal, used.put(place.index(), true), open.remove(place));
    }
}
