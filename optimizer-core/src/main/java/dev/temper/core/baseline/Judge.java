package dev.temper.core.baseline;

import java.util.List;

/** Values options: an acquisition function and how its optimum is sought. Pure. */
interface Judge {
    /** The choices, best first; an option at most once. */
    List<Choice> rank(Question question);
}
