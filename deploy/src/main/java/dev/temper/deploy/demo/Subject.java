package dev.temper.deploy.demo;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a demo tunes. */
public enum Subject {
    /** A network on printed letters, by epochs. */
    LETTERS("dev.temper.demo.LettersTrainer", null, 2),

    /** Support vector machines on squares of a satellite's picture, by the size of the data. */
    SATELLITE("dev.temper.demo.SvmTrainer", "libsvm.svm", 1);

    private final String trainer;
    private final int parts;
    private final @Nullable String library;

    /** @param library that the trainer needs, by a class of it */
    Subject(String trainer, @Nullable String library, int parts) {
        this.trainer = trainer;
        this.library = library;
        this.parts = parts;
    }

    /** Id of its first experiment, and name of its resources. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Resource that has its definition. */
    public String definition() {
        return "/demo/" + id() + ".yaml";
    }

    /** Resource that has its recorded runs. */
    String record() {
        return "/demo/" + id() + "-runs.csv";
    }

    /** Main class of its training program. */
    String trainer() {
        return trainer;
    }

    /** Parts of its data, each of which a demo of its own can train on. */
    public int parts() {
        return parts;
    }

    /** Class path of its training program. */
    String classPath() {
        String own = place(trainer);
        return library == null ? own : own + File.pathSeparator + place(library);
    }

    /** Where a class is: a jar of the distribution, or a directory of classes. */
    private static String place(String name) {
        try {
            return Path.of(Class.forName(name)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ReflectiveOperationException | URISyntaxException e) {
            throw new IllegalStateException("the demo's trainer is not on the class path", e);
        }
    }
}
