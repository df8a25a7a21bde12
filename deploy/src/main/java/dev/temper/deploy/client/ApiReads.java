package dev.temper.deploy.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.temper.console.api.Explanation;
import dev.temper.console.api.InsightAnswers.ImportanceAnswer;
import dev.temper.console.api.InsightAnswers.TasksAnswer;
import dev.temper.console.api.SiteAnswer;
import dev.temper.console.api.ViewsFile;
import dev.temper.console.http.Json;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.ApiClient.Answer;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Asks the API, which has read the topics already. */
public final class ApiReads implements Reads {
    /** A later release may say more. */
    private static final ObjectReader READER =
            Json.mapper().reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final ApiClient client;
    private final @Nullable Supplier<Reads> otherwise;

    private ApiReads(ApiClient client, @Nullable Supplier<Reads> otherwise) {
        this.client = client;
        this.otherwise = otherwise;
    }

    /**
     * Asks the API that the user named.
     *
     * @throws Failure when it does not answer, or has not read its topics yet
     */
    public static Reads of(ApiClient client) {
        ApiReads reads = new ApiReads(client, null);
        SiteAnswer site = reads.ask("/site", json(SiteAnswer.class), topics -> null);
        if (site == null || !site.ready()) {
            throw new Failure(
                    "the API at %s is still reading its topics: ask again in a moment, or read them here with --api none"
                            .formatted(client.url()));
        }
        return reads;
    }

    /**
     * Asks the API that may be there, if it reads from the same brokers and has read them.
     *
     * @param otherwise what to do without it, also for what it does not know
     */
    public static Reads orElse(ApiClient client, String bootstrap, Supplier<Reads> otherwise) {
        try {
            Answer answer = client.get("/site");
            if (answer.status() == 200) {
                SiteAnswer site = json(SiteAnswer.class).read(answer.body());
                if (site.ready() && site.bootstrap().equals(bootstrap)) {
                    return new ApiReads(client, otherwise);
                }
            }
        } catch (IOException e) {
            return otherwise.get(); // nobody is there, or somebody who is not Temper
        }
        return otherwise.get();
    }

    @Override
    public List<ExperimentView> experiments() {
        return ask(
                "/views.avro",
                body -> views(body).stream()
                        .map(ExperimentView.class::cast)
                        .sorted(Comparator.comparing(ExperimentView::getExperiment))
                        .toList(),
                Reads::experiments);
    }

    @Override
    public ExperimentViews experiment(String id) {
        return ask(of(id) + "/views.avro", ApiReads::experiment, topics -> topics.experiment(id));
    }

    private static ExperimentViews experiment(InputStream body) throws IOException {
        List<SpecificRecord> views = views(body);
        SortedMap<Integer, TrialView> trials = new TreeMap<>();
        for (SpecificRecord view : views.subList(1, views.size())) {
            trials.put(((TrialView) view).getTrial(), (TrialView) view);
        }
        return new ExperimentViews((ExperimentView) views.get(0), trials);
    }

    @Override
    public Explanation explanation(String id, int trial) {
        return ask(
                of(id) + "/trials/" + trial + "/explanation",
                json(Explanation.class),
                topics -> topics.explanation(id, trial));
    }

    @Override
    public ImportanceAnswer importance(String id) {
        return ask(of(id) + "/importance", json(ImportanceAnswer.class), topics -> topics.importance(id));
    }

    @Override
    public TasksAnswer tasks(String id) {
        return ask(of(id) + "/tasks", json(TasksAnswer.class), topics -> topics.tasks(id));
    }

    private static String of(String experiment) {
        return "/experiments/"
                + URLEncoder.encode(experiment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private interface Reading<T> {
        T read(InputStream body) throws IOException;
    }

    private static <T> Reading<T> json(Class<T> type) {
        return body -> READER.forType(type).readValue(body);
    }

    private static List<SpecificRecord> views(InputStream body) throws IOException {
        return ViewsFile.read(body);
    }

    private <T> T ask(String path, Reading<T> reading, Function<Reads, T> topics) {
        try {
            Answer answer = client.get(path);
            if (answer.status() == 200) {
                return reading.read(answer.body());
            }
            if (otherwise == null) {
                throw new Failure(refusal(answer));
            }
        } catch (IOException e) {
            if (otherwise == null) {
                throw new Failure(
                        "no API of Temper answers at %s (%s): name another with --api, or read the topics with --api none"
                                .formatted(client.url(), e),
                        e);
            }
        }
        return topics.apply(otherwise.get());
    }

    private String refusal(Answer answer) {
        if (answer.status() == 401) {
            return "the API at %s wants a token: set TEMPER_API_TOKEN, or temper.api.token in the client file"
                    .formatted(client.url());
        }
        try {
            JsonNode problem = Json.mapper().readTree(answer.body());
            String detail = problem.path("detail").asText();
            if (!detail.isEmpty()) {
                return detail;
            }
        } catch (IOException e) {
            // said below
        }
        return "the API at %s answered with status %d".formatted(client.url(), answer.status());
    }
}
