package dev.temper.demo;

/**
 * What one epoch came to.
 *
 * @param epoch from 1
 * @param accuracy part of the validation letters told right; NaN if training diverged
 * @param loss mean validation cross entropy; NaN if training diverged
 * @param seconds how long the epoch took
 */
public record EpochResult(int epoch, double accuracy, double loss, double seconds) {
    /** One line of JSON; a number that JSON has no word for is a string. */
    String toJson() {
        return "{\"epoch\": " + epoch + ", \"accuracy\": " + number(accuracy) + ", \"loss\": " + number(loss)
                + ", \"seconds\": " + number(seconds) + "}";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "\"" + value + "\"";
    }
}
