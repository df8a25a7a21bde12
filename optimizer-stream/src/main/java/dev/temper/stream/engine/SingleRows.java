package dev.temper.stream.engine;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.Annotation;
import dev.temper.core.proposal.Proposal;
import dev.temper.schemas.ProposalMade;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.ProposalCodec;
import dev.temper.stream.state.AnnotationRow;
import dev.temper.stream.state.DefinitionRow;
import dev.temper.stream.state.HeaderRow;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rows of which an experiment has one of a kind; each reader names a row that is missing or corrupt. */
record SingleRows(KeyValueStore<Bytes, byte[]> store) {
    /** Null for an experiment that was never written. */
    @Nullable
    HeaderRow header(String experiment) {
        return (HeaderRow) get(experiment, RowKind.HEADER);
    }

    @Nullable
    ExperimentDefinition definition(String experiment, HeaderRow header) {
        DefinitionRow row = (DefinitionRow) get(experiment, RowKind.DEFINITION);
        if (!header.getDefined()) {
            return null;
        }
        if (row == null) {
            throw missing(experiment, RowKind.DEFINITION);
        }
        try {
            return DefinitionReader.readJson(row.getJson());
        } catch (RuntimeException e) {
            throw corrupt(experiment, RowKind.DEFINITION, e);
        }
    }

    Annotation annotation(String experiment) {
        AnnotationRow row = (AnnotationRow) get(experiment, RowKind.ANNOTATION);
        return row == null ? Annotation.NONE : new Annotation(row.getNotes(), row.getTags());
    }

    @Nullable
    Proposal proposal(String experiment, HeaderRow header) {
        ProposalMade row = (ProposalMade) get(experiment, RowKind.PROPOSAL);
        if (!header.getProposed()) {
            return null;
        }
        if (row == null) {
            throw missing(experiment, RowKind.PROPOSAL);
        }
        try {
            return ProposalCodec.decode(row);
        } catch (RuntimeException e) {
            throw corrupt(experiment, RowKind.PROPOSAL, e);
        }
    }

    private static CorruptRowException missing(String experiment, RowKind kind) {
        return new CorruptRowException(
                RowKey.describe(RowKey.of(experiment, kind).bytes()), "it is missing", null);
    }

    private static CorruptRowException corrupt(String experiment, RowKind kind, Exception e) {
        return new CorruptRowException(
                RowKey.describe(RowKey.of(experiment, kind).bytes()), e.toString(), e);
    }

    private @Nullable SpecificRecord get(String experiment, RowKind kind) {
        Bytes key = RowKey.of(experiment, kind).bytes();
        byte[] value = store.get(key);
        try {
            return value == null ? null : kind.codec().decode(value);
        } catch (IOException | RuntimeException e) {
            throw new CorruptRowException(RowKey.describe(key), e.toString(), e);
        }
    }
}
