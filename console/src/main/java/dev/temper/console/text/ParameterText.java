package dev.temper.console.text;

import dev.temper.schemas.ParameterValue;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration on one line: {@code learning_rate=0.0123 batch_size=64}. */
public final class ParameterText {
    private ParameterText() {}

    /** All parameters in their order. */
    public static String line(List<ParameterValue> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.getName() + "=" + value(parameter))
                .collect(Collectors.joining(" "));
    }

    /** One value; doubles to four significant digits. */
    public static String value(ParameterValue parameter) {
        return parameter.getValue() instanceof Double number
                ? ShownNumber.value(number)
                : String.valueOf(parameter.getValue());
    }
}
