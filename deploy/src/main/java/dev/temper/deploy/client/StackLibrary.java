package dev.temper.deploy.client;

import dev.temper.deploy.Failure;
import dev.temper.deploy.JournalFile;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.stream.learn.EarlierException;
import dev.temper.stream.learn.Library;
import dev.temper.stream.replay.JournalReader;
import dev.temper.stream.replay.Recording;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The journals that a stack holds, and those in files beside a definition. */
public final class StackLibrary implements Library {
    private static final Set<ExperimentStatus> OVER = EnumSet.of(ExperimentStatus.COMPLETE, ExperimentStatus.ARCHIVED);

    private final Endpoints endpoints;
    private final Path definition;

    /** @param definition the file that names others, from which relative paths count */
    public StackLibrary(Endpoints endpoints, Path definition) {
        this.endpoints = endpoints;
        this.definition = definition;
    }

    @Override
    public List<Volume> volumes() {
        return Experiments.all(endpoints).stream()
                .map(view -> new Volume(view.getExperiment(), view.getTags(), OVER.contains(view.getStatus())))
                .toList();
    }

    @Override
    public Recording experiment(String id) {
        return JournalReader.events(id, endpoints.kafka(), endpoints.registryClient());
    }

    @Override
    public Recording file(String path) {
        try {
            return JournalFile.read(definition.resolveSibling(path));
        } catch (Failure e) {
            throw new EarlierException(String.valueOf(e.getMessage()), e);
        }
    }
}
