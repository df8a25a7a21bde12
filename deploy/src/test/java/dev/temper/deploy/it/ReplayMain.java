package dev.temper.deploy.it;

import dev.temper.stream.replay.ExportReader;
import dev.temper.stream.replay.ReplayCheck;
import dev.temper.stream.replay.ReplayResult;
import java.nio.file.Path;

/** Replays an export on the Java that runs it, and prints what it found. */
public final class ReplayMain {
    private ReplayMain() {}

    public static void main(String[] arguments) {
        ReplayResult result = ReplayCheck.check(ExportReader.read(Path.of(arguments[0])));
        System.out.println(text(result));
        result.first().forEach(System.out::println);
    }

    static String text(ReplayResult result) {
        return "%d events, %d decisions, %d proposals, %d differences, %d pending"
                .formatted(
                        result.events(),
                        result.decisions(),
                        result.proposals(),
                        result.differences(),
                        result.pending());
    }
}
