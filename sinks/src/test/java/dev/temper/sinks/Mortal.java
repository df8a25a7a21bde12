package dev.temper.sinks;

/** A sink that is killed: before it takes something, before it tells, or after it has told and before that is kept. */
public final class Mortal implements Sink {
    /** What ends a life. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Sink sink;
    private int steps;

    /**
     * A sink to be killed.
     *
     * @param steps how many steps it lives
     */
    public Mortal(Sink sink, int steps) {
        this.sink = sink;
        this.steps = steps;
    }

    private void step() {
        if (--steps < 0) {
            throw new Killed();
        }
    }

    @Override
    public void take(Happening happening) {
        step();
        sink.take(happening);
    }

    @Override
    public void passed(Happening happening) {
        sink.passed(happening);
    }

    @Override
    public void flush() throws UnavailableException {
        step();
        sink.flush();
        step();
    }

    @Override
    public void forget() {
        sink.forget();
    }

    @Override
    public boolean wantsWhole() {
        return sink.wantsWhole();
    }

    @Override
    public void close() {
        sink.close();
    }
}
