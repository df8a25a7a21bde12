package dev.temper.console.http;

import dev.temper.schemas.document.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that is answered with an error: problem details by RFC 9457. */
public class HttpProblem extends RuntimeException {
    private final int status;
    private final List<Finding> problems;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * An error with a sentence that says what is wrong.
     *
     * @param status from 400 to 599
     */
    public HttpProblem(int status, String detail) {
        this(status, detail, List.of());
    }

    /** The same with what is wrong at which places of the request. */
    public HttpProblem(int status, String detail, List<Finding> problems) {
        super(detail);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    /** Adds a header of the answer; returns this. */
    public HttpProblem with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The HTTP status. */
    public final int status() {
        return status;
    }

    /** What is wrong, in a sentence. */
    public final String detail() {
        return String.valueOf(getMessage());
    }

    /** What is wrong at which places; often empty. */
    public final List<Finding> problems() {
        return problems;
    }

    /** Headers of the answer beside the usual ones. */
    public final Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
