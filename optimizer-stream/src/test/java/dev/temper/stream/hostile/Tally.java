package dev.temper.stream.hostile;

/** What became of hostile records. */
final class Tally {
    private long records;
    private long taken;
    private long letters;
    private long repeats;
    private long absorbed;

    void count(Engine.Fate fate) {
        records++;
        switch (fate) {
            case TAKEN -> taken++;
            case DEAD_LETTER -> letters++;
            case REPEAT -> repeats++;
        }
    }

    void count(Intake.Fate fate) {
        records++;
        switch (fate) {
            case JOURNALED -> taken++;
            case DEAD_LETTER -> letters++;
            case ABSORBED -> absorbed++;
        }
    }

    long records() {
        return records;
    }

    long taken() {
        return taken;
    }

    long letters() {
        return letters;
    }

    long repeats() {
        return repeats;
    }

    long absorbed() {
        return absorbed;
    }

    @Override
    public String toString() {
        return records + " records = " + taken + " taken + " + letters + " dead letters + " + repeats + " repeats + "
                + absorbed + " absorbed";
    }
}
