package dev.temper.stream.engine;

import dev.temper.schemas.ProposalMade;
import dev.temper.stream.state.AnnotationRow;
import dev.temper.stream.state.ConfigurationRow;
import dev.temper.stream.state.DefinitionRow;
import dev.temper.stream.state.HeaderRow;
import dev.temper.stream.state.NoteRow;
import dev.temper.stream.state.ObservationRow;
import dev.temper.stream.state.OfferRow;
import dev.temper.stream.state.ProducerRow;
import dev.temper.stream.state.SessionRow;
import dev.temper.stream.state.SteeringRow;
import dev.temper.stream.state.TrialRow;
import dev.temper.stream.state.UsedPickRow;
import org.apache.avro.Schema;

/** What rows an experiment has. The letters are in every store's keys: none may change its meaning. */
enum RowKind {
    /** Scalars; one, changed by every event. */
    HEADER('h', HeaderRow.getClassSchema(), "rows-1/HeaderRow.avsc", "rows-4/HeaderRow.avsc"),
    /** The definition; one, written at the creation and at each extension. */
    DEFINITION('d', DefinitionRow.getClassSchema()),
    /** A trial, by number, but for its configuration. */
    TRIAL(
            't',
            TrialRow.getClassSchema(),
            "rows-1/TrialRow.avsc",
            "rows-2/TrialRow.avsc",
            "rows-3/TrialRow.avsc",
            "rows-4/TrialRow.avsc"),
    /** A trial's configuration, by number; written once. */
    CONFIGURATION('c', ConfigurationRow.getClassSchema()),
    /** A report, by trial and epoch; written once. */
    OBSERVATION('o', ObservationRow.getClassSchema(), "rows-1/ObservationRow.avsc", "rows-2/ObservationRow.avsc"),
    /** An agent's session, by agent and session. */
    SESSION('s', SessionRow.getClassSchema()),
    /** A slot's last offer, by agent, session and slot. */
    OFFER('f', OfferRow.getClassSchema(), "rows-4/OfferRow.avsc"),
    /** A run of event numbers seen, by producer and first number. */
    PRODUCER('p', ProducerRow.getClassSchema()),
    /** A queued suggestion, by number. */
    QUEUED('q', ConfigurationRow.getClassSchema()),
    /** The proposal in force; one, written when it is accepted. */
    PROPOSAL('a', ProposalMade.getClassSchema(), "rows-5/ProposalMade.avsc"),
    /** A pick of it that is used up, by place. */
    USED_PICK('u', UsedPickRow.getClassSchema()),
    /** What users noted; one, written when they do, and absent as long as they have not. */
    ANNOTATION('m', AnnotationRow.getClassSchema()),
    /** What users asked at last; one, for views alone. */
    STEERING('g', SteeringRow.getClassSchema()),
    /** What views tell of a trial beside its row, by number. */
    NOTE('n', NoteRow.getClassSchema());

    private final char letter;

    @SuppressWarnings("ImmutableEnumChecker") // a schema that was parsed is never changed
    private final Schema schema;

    @SuppressWarnings("ImmutableEnumChecker") // it never changes what it does, and may be used from many threads
    private final RowCodec codec;

    /** With the schemas that older releases wrote such rows with. */
    RowKind(char letter, Schema schema, String... older) {
        this.letter = letter;
        this.schema = schema;
        codec = new RowCodec(schema, older);
    }

    byte letter() {
        return (byte) letter;
    }

    Schema schema() {
        return schema;
    }

    RowCodec codec() {
        return codec;
    }
}
