package dev.temper.stream.intake;

/**
 * The session that signed a record.
 *
 * @param fresh whether it had signed none of a higher number: only then is the record a sign of life, lest whoever can
 *     write keeps a dead session alive with what it once signed
 */
record Signer(String agent, String session, boolean fresh) {
    /** Whether a lease was granted to it. */
    boolean holds(WatchedLease lease) {
        return lease.agent().equals(agent) && lease.session().equals(session);
    }
}
