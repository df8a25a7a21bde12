package dev.temper.stream.learn;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.propose.EarlierTrials;
import dev.temper.core.source.NothingToLearnException;
import dev.temper.core.source.SourceTrials;
import dev.temper.stream.learn.Library.Volume;
import dev.temper.stream.replay.ReadEvents;
import dev.temper.stream.replay.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks up what the experiments that a definition names left, or finds those that it is like. */
public final class EarlierExperiments {
    private final ExperimentDefinition definition;
    private final Library library;
    private final List<String> notes = new ArrayList<>();

    private EarlierExperiments(ExperimentDefinition definition, Library library) {
        this.definition = definition;
        this.library = library;
    }

    /**
     * A definition with what its earlier experiments left.
     *
     * @param notes what was learnt from each, and what was left out, a line each
     */
    public record Known(ExperimentDefinition definition, List<String> notes) {
        /** Copies the list. */
        public Known {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Looks up all that a definition is to learn from; of one that is to learn from nothing, or knows it, nothing changes.
     *
     * @param tags of the new experiment, by which others are found if its definition says {@code auto}
     * @throws EarlierException when one that is named cannot be learnt from, or none is found
     */
    public static Known lookUp(ExperimentDefinition definition, List<String> tags, Library library) {
        LearnFrom asked = definition.learnFrom();
        if (!asked.isAsked() || asked.isKnown()) {
            return new Known(definition, List.of());
        }
        EarlierExperiments earlier = new EarlierExperiments(definition, library);
        LearnFrom known = new LearnFrom(false, asked.auto() ? earlier.found(tags) : earlier.named(asked.earlier()));
        return new Known(definition.with(known), earlier.notes);
    }

    private List<Earlier> named(List<Earlier> all) {
        List<Earlier> known = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Earlier one = all.get(i);
            try {
                known.add(one.learned() == null ? one.with(told(left(one, recording(one), all.size()))) : one);
            } catch (NothingToLearnException | EarlierException e) {
                throw new EarlierException(
                        "learn_from[%d] is %s, and %s: leave it out, or name another one"
                                .formatted(i, quoted(one), e.getMessage()),
                        e);
            }
        }
        return known;
    }

    private Recording recording(Earlier one) {
        Recording recording = one.file() ? library.file(one.name()) : library.experiment(one.name());
        if (recording.events().isEmpty()) {
            throw new EarlierException("there is no such experiment");
        }
        return recording;
    }

    private SourceTrials left(Earlier one, Recording recording, int sharing) {
        ExperimentState state = ReadEvents.of(recording).state();
        if (state.header().status() == ExperimentStatus.ERASED) {
            throw new NothingToLearnException("it was deleted");
        }
        return EarlierTrials.of(state, definition, one, ReadEvents.digest(recording), sharing);
    }

    private SourceTrials told(SourceTrials learned) {
        notes.add("learns from %s: %d trials, parameters %s"
                .formatted(
                        learned.name(),
                        learned.trials().size(),
                        String.join(
                                ", ",
                                learned.parameters().stream()
                                        .map(parameter -> parameter.name())
                                        .toList())));
        return learned;
    }

    /** An experiment that was found, with what it left. */
    private record Match(SourceTrials learned, int tags) {
        /** The most parameters in common first, then the most tags, then the most trials. */
        static final Comparator<Match> BEST_FIRST = Comparator.comparingInt(
                        (Match match) -> -match.learned.parameters().size())
                .thenComparingInt(match -> -match.tags)
                .thenComparingInt(match -> -match.learned.trials().size())
                .thenComparing(match -> match.learned.name());
    }

    /** Finished experiments with a tag and a parameter of this one, best match first. */
    private List<Earlier> found(List<String> tags) {
        if (tags.isEmpty()) {
            throw new EarlierException(
                    "learn_from is auto, which finds finished experiments by the tags of this one, and it has none: give tags,"
                            + " or name the experiments");
        }
        List<Match> matches = new ArrayList<>();
        for (Volume volume : library.volumes()) {
            int common = (int) volume.tags().stream().filter(tags::contains).count();
            if (volume.over() && common > 0 && !volume.experiment().equals(definition.id())) {
                Match match = match(volume, common);
                if (match != null) {
                    matches.add(match);
                }
            }
        }
        matches.sort(Match.BEST_FIRST);
        if (matches.isEmpty()) {
            notes.add("found no finished experiment with one of the tags %s to learn from: starts without"
                    .formatted(String.join(", ", tags)));
        }
        return matches.stream()
                .limit(LearnFrom.MOST)
                .map(match -> new Earlier(match.learned.name(), false, new TreeMap<>(), told(match.learned)))
                .toList();
    }

    private @Nullable Match match(Volume volume, int tags) {
        Earlier one = new Earlier(volume.experiment(), false, new TreeMap<>(), null);
        try {
            return new Match(left(one, recording(one), LearnFrom.MOST), tags);
        } catch (NothingToLearnException | EarlierException e) {
            notes.add("left out %s: %s".formatted(volume.experiment(), e.getMessage()));
            return null;
        }
    }

    private static String quoted(Earlier one) {
        return (one.file() ? "the file \"" : "experiment \"") + one.name() + "\"";
    }
}
