package dev.temper.agent.metrics;

/** A text that may be looked at only so often, so that a pattern that backtracks without end is cut off. */
final class BoundedText implements CharSequence {
    private final CharSequence text;
    private final int[] left;

    /** Thrown when the text was looked at too often. */
    static final class Exhausted extends RuntimeException {
        Exhausted() {
            super("looked at too often", null, false, false);
        }
    }

    BoundedText(CharSequence text, int looks) {
        this(text, new int[] {looks});
    }

    private BoundedText(CharSequence text, int[] left) {
        this.text = text;
        this.left = left;
    }

    @Override
    public char charAt(int index) {
        if (left[0]-- <= 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
