package dev.temper.tuning.peer;

/** A trial of a peer, and how far it was trained. */
final class PeerTrial {
    final int number;
    final int curve;
    /** Epochs, or the column of the last training where columns are trainings of their own. */
    int epoch;
    /** The last epoch that the peer was told of. */
    int told;
    /** Train up to here. */
    int target;
    /** Whether nothing before the target is wanted. */
    boolean direct;

    double seconds;

    PeerTrial(int number, int curve) {
        this.number = number;
        this.curve = curve;
    }
}
