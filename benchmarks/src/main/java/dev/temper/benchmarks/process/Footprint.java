package dev.temper.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process takes, as Linux tells.
 *
 * @param resident bytes of memory
 * @param threads of all kinds
 * @param files that are open, sockets among them
 */
public record Footprint(long resident, long threads, long files) {
    private static final int KIB = 1_024;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final String JCMD =
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

    /** Looks at a process. */
    public static Footprint of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        String status = Files.readString(process.resolve("status"));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return new Footprint(row(status, "VmRSS:") * KIB, row(status, "Threads:"), files.count());
        }
    }

    private static long row(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Has a JVM collect its garbage, and returns the bytes of what it still uses of its heap. */
    public static long liveHeap(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        return used(jcmd(pid, "GC.heap_info"));
    }

    /** The bytes used by all generations, of what {@code GC.heap_info} says. */
    static long used(String info) {
        long used = 0;
        Matcher matcher = USED.matcher(info.lines()
                .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
                .reduce("", (all, line) -> all + line + "\n"));
        while (matcher.find()) {
            used += Long.parseLong(matcher.group(1)) * KIB;
        }
        return used;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(JCMD, Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + pid + " " + command + " fails: " + said);
        }
        return said;
    }
}
