package dev.temper.testkit.law;

import java.util.List;

/** The laws that are checked after every entry. */
public final class Laws {
    private Laws() {}

    /** Each law once, new: some remember what they saw. */
    public static List<Invariant> all() {
        return List.of(
                new Idempotent(),
                new Gapless(),
                new Fenced(),
                new Exact(),
                new NeverTwice(),
                new Allowed(),
                new Governed(),
                new Obeyed(),
                new Wordless(),
                new Erased(),
                new Advised(),
                new Explained(),
                new RungsShare(),
                new Kept(),
                new Bounded());
    }
}
