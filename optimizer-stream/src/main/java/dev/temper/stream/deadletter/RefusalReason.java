package dev.temper.stream.deadletter;

/** Why a record cannot be taken; the name is the code in the dead letter. */
public enum RefusalReason {
    /** No record in the wire format, or cut short, or of a type that this version does not know. */
    MALFORMED("publish Avro in the Confluent wire format, with a schema that this registry holds"),
    /** The registry has no schema of the record's id. */
    UNKNOWN_SCHEMA("register the schema in the registry that Temper uses, and publish again"),
    /** A known record type on a topic that does not carry it. */
    WRONG_TYPE("publish it to the topic that carries this type: temper topics lists them"),
    /** The record's key is not the experiment that the event names. */
    KEY_MISMATCH("use header.experiment as the record's key, in UTF-8"),
    /** Not in the partition of its experiment. */
    WRONG_PARTITION("use Kafka's default partitioner (murmur2; in librdkafka: partitioner=murmur2_random)"),
    /** Larger than a record of the journal may be. */
    TOO_LARGE("publish less in one record"),
    /** No such experiment was created. */
    UNKNOWN_EXPERIMENT("create the experiment first: temper experiment create"),
    /** There is an experiment of that id already. */
    EXPERIMENT_EXISTS("choose another id; the one of an archived experiment is not free again"),
    /** A definition that cannot be run. */
    INVALID_DEFINITION("correct the definition: temper experiment create checks it before it publishes"),
    /** A field out of its range. */
    INVALID_EVENT("correct the field and publish the event again under a new number"),
    /** It is not signed, and the optimizer's settings ask for it. */
    UNSIGNED(
            "sign what an agent says with its session's key, which its first offer brings (docs/security.md); restart an agent whose session began before it signed"),
    /** Its signature is not that of the session that alone may say this. */
    FORGED(
            "find out who wrote it: whoever may write to the topic can, and the session that it concerns is not disturbed"),
    /** A defect of Temper, not of the record. */
    INTERNAL("report it as a defect of Temper with this dead letter; the record may be published again");

    private final String remedy;

    RefusalReason(String remedy) {
        this.remedy = remedy;
    }

    /** What whoever published the record can do about it. */
    public String remedy() {
        return remedy;
    }
}
