package dev.temper.deploy.page;

import static dev.temper.deploy.page.Look.browser;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the modules compute. */
interface ModuleChecks {
    @Test
    default void theModulesThatComputeComputeRight() {
        browser.load("#/");
        assertThat(
                        browser.module(
                                "numbers.js",
                                "[m.sig(0.0001234567), m.sig(123456), m.sig('NaN'), m.plain(-3), m.duration(90000), m.cost(8049.4), m.tick(1e-7)]"))
                .isEqualTo("[\"1.235e−4\",\"1.235e5\",\"NaN\",\"−3\",\"90 s\",\"8,049\",\"1e−7\"]");
        assertThat(
                        browser.module(
                                "reduce.js",
                                "[m.steps([[1, 5], [2, 7], [3, 4]], (a, b) => a < b, 9), m.stacked([1, 3], true), m.range([]), m.segmentDistance(0, 1, -1, 0, 1, 0)]"))
                .isEqualTo("[[[1,5],[3,4],[9,4]],[25,100],null,1]");
        assertThat(browser.module("reduce.js", "m.dominated([[1, 3], [2, 1], [3, 2]], [4, 4], [1, 1])"))
                .as("the third is dominated by the second")
                .isEqualTo("[[1,4],[1,3],[2,3],[2,1],[4,1],[4,4]]");
        assertThat(
                        browser.module(
                                "stream.js",
                                "(() => { const all = []; const rest = m.parseEvents('id: 7\\nevent: change\\ndata: {\"a\":\\ndata: 1}\\n\\n: still here\\n\\nid: 8\\nda', e => all.push(e)); return [all, rest]; })()"))
                .isEqualTo("[[{\"id\":\"7\",\"event\":\"change\",\"data\":\"{\\\"a\\\":\\n1}\"}],\"id: 8\\nda\"]");
        assertThat(browser.module("csv.js", "m.csv(['a'], [['x,\"y\"'], [null]])"))
                .isEqualTo("\"a\\n\\\"x,\\\"\\\"y\\\"\\\"\\\"\\n\\n\"");
        assertThat(browser.module(
                        "plot-parallel.js",
                        "[m.writeBrush(m.readBrush('a:b:1..2,3..4;c:-0.5..0.5')), m.readBrush(null).size]"))
                .isEqualTo("[\"a:b:1..2,3..4;c:-0.5..0.5\",0]");
        assertThat(
                        browser.module(
                                "metric.js",
                                "(() => { const a = new m.Metric('accuracy', 'maximize', [0.5, 0.9]), l = new m.Metric('loss', 'minimize', [1, 'NaN']); return [a.text(0.9605), a.better(0.9, 0.5), l.better(0.9, 0.5), l.text('NaN'), new m.Metric('score', 'maximize', [3]).share]; })()"))
                .isEqualTo("[\"96.05 %\",true,false,\"NaN\",false]");
        assertThat(
                        browser.module(
                                "parameter-axis.js",
                                "(() => { const p = {values: ['a', 'b'], when: {x: [1]}}; return [m.code(p, 'b'), m.code(p, undefined), m.decode(p, -1), m.parameterAxis(p).min]; })()"))
                .isEqualTo("[1,-1,\"not active\",-1.5]");
        assertThat(browser.module("words.js", "m.experimentState({status: 'QUARANTINED', trials: 1})"))
                .isEqualTo("[\"failed\",\"set aside\"]");
    }
}
