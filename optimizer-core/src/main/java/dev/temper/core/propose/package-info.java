/**
 * The default method: from what trials have shown to a proposal, which says what to train next and which running trials
 * to stop. A proposal is a sequence of stages; each takes what the earlier ones came to and returns a value:
 *
 * <pre>
 *   History             what each trial has shown, by level
 *   LearnedMetric       what is learned: objectives, then limits; each on a scale of its own
 *   Judgement           how earlier forecasts came out: calibration, trust
 *   SourceWeights       how far each earlier experiment is believed; Portfolio: what they want tried first
 *   Fitting             theta of each metric, fitted anew when trials have grown by a third: LastFit
 *   Surrogate           a MetricModel for each metric, and the pool of configurations that they are asked of
 *   Foresight           whether the models foresee trials that they have not seen
 *   Outlook             what is to be improved on: an Incumbent, or a Frontier
 *   Prospects           what runs will come to, and which of them to stop
 *   Picks               what to train next: a list by the Finisher (by Foremost, while there are only sources to go by),
 *                       one by Stages or ParetoKnowledge
 * </pre>
 *
 * <p>What is kept between proposals, in {@link dev.temper.core.propose.Surrogate} and below, only saves time. The symbols
 * of {@code model} mean the same here; beside them:
 *
 * <table>
 * <caption>Notation</caption>
 * <tr><th>symbol</th><th>meaning</th><th>shape, unit</th></tr>
 * <tr><td>key</td><td>where a value was reported: epoch, or rung of a named task</td><td>whole number</td></tr>
 * <tr><td>t, R</td><td>level of a key ({@link dev.temper.core.history.Fidelity}), of full training</td><td>epochs, or units of the cheapest task</td></tr>
 * <tr><td>r</td><td>rung, from 0; the last is the full one</td><td>whole number</td></tr>
 * <tr><td>j</td><td>objective; the first is the one that is reported</td><td>1 to q</td></tr>
 * <tr><td>i</td><td>configuration of the pool</td><td>0 to 999</td></tr>
 * <tr><td>z</td><td>loss on a metric's scale: {@link dev.temper.core.model.Warp} of one objective, {@link
 *     dev.temper.core.model.Centred} of each of several, {@link dev.temper.core.model.Excess} of a limit, which is kept
 *     up to 0</td><td>warped units</td></tr>
 * <tr><td>theta</td><td>hyperparameters, one metric after the other</td><td>metrics x (d + tasks + 1)</td></tr>
 * <tr><td>mu, v</td><td>predicted loss in full and its variance, without noise</td><td>q; warped units, squared</td></tr>
 * <tr><td>sigma^2</td><td>noise of a value: fitted, and the mean of what was reported</td><td>warped units squared</td></tr>
 * <tr><td>c</td><td>calibration: factor on the spread of trials that have shown something</td><td>at least 1</td></tr>
 * <tr><td>ln P</td><td>probability that every limit is kept ({@link dev.temper.core.propose.Feasible})</td><td>at most 0</td></tr>
 * <tr><td>f*</td><td>the incumbent: the best loss reached in full</td><td>warped units</td></tr>
 * <tr><td>F</td><td>the frontier: losses reached in full, of several objectives</td><td>finished trials x q</td></tr>
 * <tr><td>s~</td><td>how far a value at r moves mu: cov(full, r) / sqrt(var(r) + sigma^2)</td><td>rungs x q; warped units</td></tr>
 * <tr><td>rho</td><td>rate: how much longer an epoch takes than on average ({@link dev.temper.core.propose.Rates})</td><td>above 0; 1 if not measured</td></tr>
 * <tr><td>cost</td><td>of training on to r, times rho</td><td>full trainings</td></tr>
 * <tr><td>tau</td><td>Kendall's, of values and predictions without the own run</td><td>-1 to 1; trusted from 0.3</td></tr>
 * </table>
 *
 * <p>The score of a pick, by stream and objectives, with EI the expected improvement:
 *
 * <pre>
 *   Finisher            ln EI(mu, c sqrt(v); f* or F) + ln P - ln cost(R)
 *   Stages              ln max over thresholds of EI by way of r for expected cost (TwoStage) + ln P
 *   ParetoKnowledge     ln EI(mu, s~; F) + ln P - ln cost(r)
 * </pre>
 */
@NullMarked
package dev.temper.core.propose;

import org.jspecify.annotations.NullMarked;
