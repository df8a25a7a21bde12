package dev.temper.agent.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Finds the file of a program, as a shell would. */
public final class Program {
    private Program() {}

    /** Directories of programs, as the agent's own environment has them. */
    static String path() {
        String path = System.getenv("PATH");
        return path == null ? "/usr/local/bin:/usr/bin:/bin" : path;
    }

    /**
     * The program's file: a name with a slash is a path from the directory, another is searched for on the path.
     *
     * @param path directories, separated as in the environment variable PATH
     * @throws UnstartableException saying what was looked for where
     */
    public static Path find(String name, Path directory, String path) throws UnstartableException {
        try {
            return name.contains("/") ? file(directory.resolve(name), name) : onPath(name, path);
        } catch (InvalidPathException e) {
            throw new UnstartableException("the program '" + name + "' is no file name: " + e.getReason());
        }
    }

    private static Path file(Path file, String name) throws UnstartableException {
        Path absolute = file.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) {
            throw new UnstartableException("there is no program '" + name + "': " + absolute + " does not exist");
        }
        if (Files.isDirectory(absolute) || !Files.isExecutable(absolute)) {
            throw new UnstartableException("the program '" + name + "' cannot be run: " + absolute
                    + " is not executable (chmod +x, or name its interpreter first, such as [python3, " + name + "])");
        }
        return absolute;
    }

    private static Path onPath(String name, String path) throws UnstartableException {
        for (String entry : path.split(Pattern.quote(File.pathSeparator), -1)) {
            Path candidate = Path.of(entry.isEmpty() ? "." : entry, name).toAbsolutePath();
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        throw new UnstartableException("there is no program '" + name + "' in any directory of PATH (" + path + ")");
    }
}
