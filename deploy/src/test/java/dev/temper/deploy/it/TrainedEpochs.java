package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.MetricReported;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@link CurveTrainer} wrote down of its epochs, beside what the journal says. */
final class TrainedEpochs {
    private TrainedEpochs() {}

    /** Where the trainer's class is. */
    static Path classes() {
        try {
            return Path.of(CurveTrainer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Trial and epoch of a line of records. */
    static String epoch(String line) {
        return line.substring(0, line.lastIndexOf(' '));
    }

    /**
     * Epochs that never arrived, by trial. A process that nobody holds, since its agent stands still, trains beyond its
     * target: nobody asked for that. Nor, perhaps, for the last epoch of a trial, which may have been stopped before it.
     *
     * @param targets the last epoch that each lease was granted
     */
    static Map<Integer, Set<Integer>> missing(
            List<String> records, List<MetricReported> reports, Map<Long, Integer> targets) {
        Map<Integer, TreeSet<Integer>> reported = new TreeMap<>();
        reports.forEach(report -> reported.computeIfAbsent(report.getTrial(), trial -> new TreeSet<>())
                .add(report.getEpoch()));
        assertThat(reported).isNotEmpty();
        Map<Integer, TreeSet<Integer>> trained = new TreeMap<>();
        for (String record : records) {
            String[] words = record.split(" ", -1);
            int epoch = Integer.parseInt(words[1]);
            if (epoch <= targets.get(Long.valueOf(words[2]))) {
                trained.computeIfAbsent(Integer.valueOf(words[0]), trial -> new TreeSet<>())
                        .add(epoch);
            }
        }
        Map<Integer, Set<Integer>> missing = new TreeMap<>();
        trained.forEach((trial, epochs) -> {
            TreeSet<Integer> absent = new TreeSet<>(epochs);
            absent.removeAll(reported.getOrDefault(trial, new TreeSet<>()));
            absent.remove(epochs.last());
            if (!absent.isEmpty()) {
                missing.put(trial, absent);
            }
        });
        return missing;
    }

    /** Trial, lease and epoch of reports that are in the journal as two events. */
    static List<String> underTwoIdentities(List<MetricReported> reports) {
        Map<String, String> identities = new HashMap<>();
        return reports.stream()
                .filter(report -> {
                    String identity = report.getHeader().getProducer() + "#"
                            + report.getHeader().getNumber();
                    String known = identities.putIfAbsent(name(report), identity);
                    return known != null && !known.equals(identity);
                })
                .map(TrainedEpochs::name)
                .toList();
    }

    private static String name(MetricReported report) {
        return report.getTrial() + " " + report.getLease() + " " + report.getEpoch();
    }
}
