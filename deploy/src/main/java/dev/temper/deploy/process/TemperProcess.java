package dev.temper.deploy.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a part of Temper is started as a process: the same Java, class path and JVM flags as this one. */
public final class TemperProcess {
    /** Option of every long-running command: end when standard input does, that is when the parent is gone. */
    public static final String WITH_PARENT = "--with-parent";

    private static final String MAIN = "dev.temper.deploy.cli.Temper";

    private TemperProcess() {}

    /** The JVM flag that bounds a part's heap: to TEMPER_HEAP, as the temper script does, or to what is usual for it. */
    public static String heap(String usual) {
        String set = System.getenv("TEMPER_HEAP");
        return "-Xmx" + (set == null || set.isBlank() ? usual : set);
    }

    /**
     * Starts {@code temper ARGUMENTS}; its output and errors come as one stream.
     *
     * @param flags JVM flags beside those that every part needs
     */
    public static Process start(List<String> flags, List<String> arguments) throws IOException {
        return start(flags, System.getProperty("java.class.path"), arguments);
    }

    /** The same of another version, whose classes are there. */
    public static Process start(List<String> flags, String classPath, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        // Ctrl-C goes to every process of a terminal; the parent alone answers it, so that its parts end in order.
        command.addAll(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "temper"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, MAIN));
        command.addAll(arguments);
        command.add(WITH_PARENT);
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        // Parts of one machine reach each other on 127.0.0.1, not as the user reaches some other broker.
        process.environment().remove("TEMPER_CLIENT_CONFIG");
        return process.start();
    }
}
