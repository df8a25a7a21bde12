package dev.temper.benchmarks.page;

import java.util.List;

/** What the page asks the API for, in its own words. */
final class PageRequests {
    /** The list of experiments. */
    static final String LIST = "/experiments?limit=100";

    /** Selects the panel of learning curves once it is drawn. */
    static final String DRAWN = "[data-plot=curves][data-drawn]";

    private PageRequests() {}

    /**
     * All that it asks on an experiment.
     *
     * @param last journal sequence
     */
    static List<String> of(String experiment, long last) {
        String base = "/experiments/" + experiment;
        String all = base + "/trials?sort=value&order=asc";
        return List.of(
                base,
                base + "/curves?limit=500&points=300",
                all + "&limit=2000",
                all + "&status=COMPLETED&limit=5",
                all + "&limit=50",
                base + "/trials?status=FAILED&limit=20&order=desc",
                base + "/trials/1",
                base + "/progress",
                base + "/costs",
                base + "/density",
                base + "/importance",
                base + "/tasks",
                base + "/leases",
                base + "/pareto",
                base + "/best",
                base + "/decisions?limit=200",
                base + "/decisions/" + last / 4,
                base + "?at=" + last / 2,
                base + "/curves?limit=500&points=300&at=" + last / 2,
                base + "?at=" + last / 3,
                "/agents",
                "/dead-letters");
    }
}
