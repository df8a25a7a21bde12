package dev.temper.deploy;

/** How the user called this command, for lines that tell what to type next. */
public final class Invocation {
    private Invocation() {}

    /** {@code ./temper} or whatever it was, quoted for a shell; {@code temper} when the script did not say. */
    public static String command() {
        String called = System.getenv("TEMPER_COMMAND");
        return called == null || called.isBlank() ? "temper" : quote(called);
    }

    /** A text as one word of a POSIX shell. */
    public static String quote(String text) {
        return text.matches("[A-Za-z0-9._/:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
