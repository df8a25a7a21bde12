package dev.temper.tuning.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinePlotTest {
    private static final String LONG = "peer:syne-tune-asha-promotion";
    private static final Frame FRAME = new Frame("a table", "cost, full trainings", "regret, logarithmic", 600, 200);

    @Test
    void theLongestNameInTheLegendIsInsideThePlot() {
        Matcher text = Pattern.compile("<text x=\"([0-9.]+)\"[^>]*>" + LONG + "</text>")
                .matcher(draw(FRAME, 0.2, List.of("asha", LONG)));
        assertThat(text.find()).isTrue();
        assertThat(Double.parseDouble(text.group(1)) + Letters.width(LONG, Letters.SIZE, false))
                .isLessThanOrEqualTo(600);
    }

    @Test
    void aLegendOfManyNamesIsInsideThePlot() {
        List<String> names = IntStream.range(0, 30).mapToObj(i -> "m" + i).toList();
        Matcher last = Pattern.compile("y=\"([0-9.]+)\"[^>]*>m29</text>").matcher(draw(FRAME, 0.2, names));
        Matcher height = Pattern.compile("height=\"([0-9]+)\"").matcher(draw(FRAME, 0.2, names));
        assertThat(last.find() && height.find()).isTrue();
        assertThat(Double.parseDouble(last.group(1))).isLessThan(Double.parseDouble(height.group(1)));
    }

    @Test
    void aLongTitleIsInsideThePlot() {
        String title = "taskset/" + "imdb_patch128_LSTM128_embed128_bs64".repeat(3);
        Matcher size = Pattern.compile("font-size=\"([0-9.]+)\" font-weight=\"600\">taskset")
                .matcher(draw(new Frame(title, "x", "y", 350, 220), 0.2, List.of("asha")));
        assertThat(size.find()).isTrue();
        assertThat(Letters.width(title, Double.parseDouble(size.group(1)), true))
                .isLessThan(350);
    }

    @Test
    void noTwoOfTwentyFourMethodsLookAlike() {
        assertThat(IntStream.range(0, 24).mapToObj(Palette::at)).doesNotHaveDuplicates();
    }

    @Test
    void axesSayWhatTheyShowAndWhatIsDrawnOnTheFloor() {
        assertThat(draw(FRAME, 0.2, List.of("asha")))
                .contains(">cost, full trainings<", ">regret, logarithmic<")
                .doesNotContain("≤");
        assertThat(draw(FRAME, 0, List.of("asha"))).contains(">≤ 0.01<").doesNotContain(">0.01<");
    }

    @Test
    void aLegendOfItsOwnHasEveryName() {
        String svg = Legend.strip(Map.of("asha", Palette.at(0), LONG, Palette.at(9), "temper", Palette.OWN), 400);
        assertThat(svg).contains(">asha<", ">" + LONG + "<", ">temper<", "stroke-dasharray");
    }

    private static String draw(Frame frame, double y, List<String> names) {
        double[] ys = {1, y};
        List<Series> series = IntStream.range(0, names.size())
                .mapToObj(i -> new Series(names.get(i), Palette.at(i), ys, ys, ys))
                .toList();
        return LinePlot.draw(frame, new double[] {1, 2}, series, 0.01, 1, true);
    }
}
