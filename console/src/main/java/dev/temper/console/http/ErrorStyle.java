package dev.temper.console.http;

import dev.temper.schemas.document.Finding;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** How errors are written. */
public interface ErrorStyle {
    /** Problem details by RFC 9457. */
    ErrorStyle PROBLEM_DETAILS = new ErrorStyle() {
        @Override
        public String contentType() {
            return "application/problem+json";
        }

        @Override
        public Object body(HttpProblem problem) {
            return new ProblemDetails(
                    "about:blank",
                    HttpStatus.getMessage(problem.status()),
                    problem.status(),
                    problem.detail(),
                    problem.problems().isEmpty() ? null : problem.problems());
        }
    };

    /** The media type of every error. */
    String contentType();

    /** What is written as JSON. */
    Object body(HttpProblem problem);

    /**
     * The body of an error.
     *
     * @param type {@code about:blank}: the status says all of its kind
     * @param title the status in words
     * @param detail what is wrong, in a sentence
     * @param problems what is wrong at which places of the request; null when that is not known
     */
    record ProblemDetails(
            String type,
            String title,
            int status,
            String detail,
            @Nullable List<Finding> problems) {}
}
