package dev.temper.agent.metrics;

import dev.temper.agent.metrics.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a line by the words before them: {@code epoch=3 loss=0.2}, {@code Epoch 3/10 - val loss: 0.2},
 * {@code [7] train-rmse:0.5}. A word such as train or val that a line or a part of it begins with goes before the names
 * that follow it, since scripts print both under the same names.
 */
final class KeyValues {
    private static final Set<String> PHASES =
            Set.of("train", "training", "val", "valid", "validation", "test", "testing", "eval", "evaluation", "dev");
    private static final Set<String> PARTS = Set.of(
            "step", "steps", "batch", "batches", "iter", "iters", "iteration", "it", "minibatch", "sample", "samples");
    private static final Set<String> NO_NAMES =
            Set.of("to", "from", "at", "in", "of", "took", "is", "for", "by", "after", "every", "than", "line", "on");
    private static final int LONGEST_NAME = 6;

    private final Counter counter;
    private final Map<String, Double> pairs = new LinkedHashMap<>();
    private final List<String> name = new ArrayList<>();
    private @Nullable Double count;
    private boolean partial;
    private boolean complete;
    private boolean part;
    private boolean separated;
    private boolean opened;
    private String phase = "";
    private @Nullable String last;
    private boolean meanMayFollow;

    private KeyValues(Counter counter) {
        this.counter = counter;
    }

    static KeyValues of(List<Token> tokens, Counter counter) {
        KeyValues values = new KeyValues(counter);
        int from = values.index(tokens);
        for (int at = from; at < tokens.size(); at++) {
            Token next = at + 1 < tokens.size() ? tokens.get(at + 1) : Token.of(Kind.BREAK, "", false);
            values.take(tokens.get(at), next);
        }
        return values;
    }

    /** The metrics, by name. */
    Map<String, Double> pairs() {
        return pairs;
    }

    /** What the line says that it counts; null when it says nothing. */
    @Nullable
    Double count() {
        return count;
    }

    /** Whether the line is about a part of an epoch: a batch of more, or {@code n/m} with n below m. */
    boolean isPartial() {
        return partial || hasPart();
    }

    /** Whether the line names a step or batch and does not say of how many. */
    boolean hasPart() {
        boolean countsParts = Counter.isUsual(counter.name()) && !counter.isNamed(Counter.EPOCHS.name());
        return part && !complete && !partial && !countsParts;
    }

    /** Whether the line ends a progress: {@code n/n}. */
    boolean isComplete() {
        return complete;
    }

    /** A number that the line begins with, as in {@code [7]} and {@code 7:}, is the count. */
    private int index(List<Token> tokens) {
        if (tokens.size() > 3
                && tokens.get(0).is(Kind.OPEN)
                && tokens.get(1).is(Kind.NUMBER)
                && tokens.get(2).text().equals("]")) {
            count = tokens.get(1).number();
            return 3;
        }
        if (tokens.size() > 3
                && tokens.get(0).is(Kind.NUMBER)
                && tokens.get(1).is(Kind.SEPARATOR)
                && tokens.get(2).apart()) {
            count = tokens.get(0).number();
            return 2;
        }
        return 0;
    }

    private void take(Token token, Token next) {
        boolean mean = meanMayFollow && token.is(Kind.NUMBER) && opened;
        if (mean && last != null && !token.text().chars().allMatch(Character::isDigit)) {
            pairs.put(last, token.number()); // loss 0.51 (0.48): the mean so far
        }
        meanMayFollow = token.is(Kind.OPEN) && last != null && meanMayFollow;
        switch (token.kind()) {
            case WORD -> word(token, next);
            case SEPARATOR -> separated = !name.isEmpty();
            case OPEN -> opened = true;
            case NUMBER -> number(token.number());
            case FRACTION -> fraction(token, next);
            case BREAK -> forget();
            case TIME, OTHER -> clear();
        }
    }

    private void word(Token token, Token next) {
        if (!name.isEmpty() && isNotFinite(token.text())) {
            number(Objects.requireNonNull(ScriptNumber.parse(token.text())));
            return;
        }
        if (separated && next.is(Kind.OPEN) && LiteralReader.wraps(token.text())) {
            return; // loss=tensor(0.5)
        }
        if (separated || (token.apart() && !name.isEmpty())) {
            forget();
        }
        if (name.size() < LONGEST_NAME) {
            name.add(token.text());
        }
    }

    private static boolean isNotFinite(String word) {
        Double number = ScriptNumber.parse(word);
        return number != null && !Double.isFinite(number);
    }

    private void number(double value) {
        boolean inBrackets = opened;
        if (name.isEmpty()) {
            clear();
            return;
        }
        String lastWord = lastWord();
        if (counter.isNamed(lastWord)) {
            count = count == null ? Double.valueOf(value) : count;
            phase();
        } else if (PARTS.contains(lastWord.toLowerCase(Locale.ROOT))) {
            part = true;
        } else if (separated || (!inBrackets && isName(lastWord))) {
            last = named();
            pairs.putIfAbsent(last, value);
            clear();
            meanMayFollow = true;
            return;
        }
        clear();
    }

    private boolean isName(String lastWord) {
        return name.size() <= 2 && !NO_NAMES.contains(lastWord.toLowerCase(Locale.ROOT));
    }

    private void fraction(Token token, Token next) {
        if (next.is(Kind.TIME)) { // a date
            clear();
            return;
        }
        String lastWord = name.isEmpty() ? "" : lastWord();
        boolean progress = !separated
                || opened
                || PARTS.contains(lastWord.toLowerCase(Locale.ROOT))
                || PHASES.contains(lastWord.toLowerCase(Locale.ROOT));
        if (!name.isEmpty() && counter.isNamed(lastWord)) {
            count = count == null ? Double.valueOf(token.number()) : count;
            phase();
        } else if (progress) {
            partial |= token.number() < token.total();
            complete |= token.number() == token.total();
            phase();
        } else {
            last = named();
            pairs.putIfAbsent(last, token.number() / token.total());
        }
        clear();
    }

    /** The last word of the name, without what is in parentheses. */
    private String lastWord() {
        String word = name.get(name.size() - 1);
        int open = word.indexOf('(');
        return open > 0 ? word.substring(0, open) : word;
    }

    private String named() {
        if (name.size() > 1) {
            phase();
        }
        String text = String.join(" ", name);
        return phase.isEmpty() || hasPhase(text) ? text : phase + " " + text;
    }

    private static boolean hasPhase(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return PHASES.contains(text.substring(0, end).toLowerCase(Locale.ROOT));
    }

    private void phase() {
        if (!name.isEmpty() && PHASES.contains(name.get(0).toLowerCase(Locale.ROOT)) && name.size() <= 3) {
            phase = name.get(0);
        }
    }

    /** The words so far are no name: but they may say what the line is about. */
    private void forget() {
        phase();
        clear();
    }

    private void clear() {
        name.clear();
        separated = false;
        opened = false;
    }
}
