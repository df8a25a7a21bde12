package dev.temper.console.http;

import dev.temper.console.access.AccessRole;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the server: the one place where it is described, for those who serve it and for those who call it.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path with variable segments in braces, such as {@code /experiments/{id}}
 * @param summary what it does, in a line
 * @param group under which the description lists it; empty for one that the description leaves out
 * @param role what a caller must be
 * @param body what a request carries; null for nothing
 * @param answers by status; those that are errors of every route are left out
 * @param anyQuery whether query parameters that are not described are ignored rather than refused
 */
public record Route(
        String method,
        String path,
        String summary,
        String group,
        AccessRole role,
        List<RouteParameter> pathParameters,
        List<RouteParameter> query,
        List<RouteParameter> headers,
        @Nullable RouteBody body,
        Map<Integer, RouteAnswer> answers,
        boolean anyQuery,
        RouteHandler handler) {

    /**
     * The body of a request.
     *
     * @param type a record that it is read as; null when the handler takes the text
     * @param mediaTypes under which it may come
     * @param required whether it must be there
     */
    public record RouteBody(@Nullable Class<?> type, Set<String> mediaTypes, boolean required) {
        /** Copies the set. */
        public RouteBody {
            mediaTypes = Set.copyOf(mediaTypes);
        }
    }

    /**
     * An answer.
     *
     * @param type what is written as JSON; null for other content, and for errors
     * @param mediaType of the content; empty for none
     * @param says when it is given
     */
    public record RouteAnswer(@Nullable Type type, String mediaType, String says) {}

    /** Copies the collections. */
    public Route {
        pathParameters = List.copyOf(pathParameters);
        query = List.copyOf(query);
        headers = List.copyOf(headers);
        answers = Map.copyOf(answers);
    }

    /** A route that reads. */
    public static Builder get(String path, String summary) {
        return new Builder("GET", path, summary, AccessRole.VIEWER);
    }

    /** A route that adds or acts. */
    public static Builder post(String path, String summary) {
        return new Builder("POST", path, summary, AccessRole.USER);
    }

    /** A route that replaces. */
    public static Builder put(String path, String summary) {
        return new Builder("PUT", path, summary, AccessRole.USER);
    }

    /** A route that deletes. */
    public static Builder delete(String path, String summary) {
        return new Builder("DELETE", path, summary, AccessRole.ADMIN);
    }

    /** Whether it changes nothing. */
    public boolean reads() {
        return method.equals("GET");
    }

    /** Describes a route. */
    public static final class Builder {
        private final String method;
        private final String path;
        private final String summary;
        private String group = "";
        private AccessRole role;
        private final List<RouteParameter> pathParameters = new ArrayList<>();
        private final List<RouteParameter> query = new ArrayList<>();
        private final List<RouteParameter> headers = new ArrayList<>();
        private @Nullable RouteBody body;
        private final Map<Integer, RouteAnswer> answers = new TreeMap<>();
        private boolean anyQuery;

        private Builder(String method, String path, String summary, AccessRole role) {
            this.method = method;
            this.path = path;
            this.summary = summary;
            this.role = role;
        }

        /** As it was given. */
        public String path() {
            return path;
        }

        /** Lists it in the description, under a heading. */
        public Builder group(String heading) {
            group = heading;
            return this;
        }

        /** What a caller must be; a viewer for reading, a user for writing and an admin for deleting, unless said. */
        public Builder role(AccessRole needed) {
            role = needed;
            return this;
        }

        /** A variable segment of the path. */
        public Builder path(RouteParameter parameter) {
            // An empty segment is another path.
            boolean empty = parameter.kind() == RouteParameter.Kind.TEXT && parameter.least() < 1;
            pathParameters.add((empty ? parameter.between(1, parameter.most()) : parameter).mandatory());
            return this;
        }

        /** A parameter of the query. */
        public Builder query(RouteParameter parameter) {
            query.add(parameter);
            return this;
        }

        /** Query parameters that are not described are ignored. */
        public Builder anyQuery() {
            anyQuery = true;
            return this;
        }

        /** A header. */
        public Builder header(RouteParameter parameter) {
            headers.add(parameter);
            return this;
        }

        /** A JSON body that is read as a record. */
        public Builder body(Class<? extends Record> type) {
            body = new RouteBody(type, Set.of("application/json"), true);
            return this;
        }

        /** The same, which may be left out: then the call has none. */
        public Builder optionalBody(Class<? extends Record> type) {
            body = new RouteBody(type, Set.of("application/json"), false);
            return this;
        }

        /** A body that the handler takes as text. */
        public Builder textBody(String... mediaTypes) {
            body = new RouteBody(null, Set.of(mediaTypes), true);
            return this;
        }

        /** An answer in JSON. */
        public Builder answers(int status, Type type, String says) {
            answers.put(status, new RouteAnswer(type, "application/json", says));
            return this;
        }

        /** An answer in another media type. */
        public Builder answersIn(String mediaType, String says) {
            answers.put(200, new RouteAnswer(null, mediaType, says));
            return this;
        }

        /** An answer without content. */
        public Builder answersNothing(int status, String says) {
            answers.put(status, new RouteAnswer(null, "", says));
            return this;
        }

        /** An error that not every route has. */
        public Builder fails(int status, String says) {
            answers.put(status, new RouteAnswer(null, ErrorStyle.PROBLEM_DETAILS.contentType(), says));
            return this;
        }

        /**
         * Ends the description.
         *
         * @throws IllegalArgumentException if a segment of the path is not described, or one that is not there is
         */
        public Route handle(RouteHandler handler) {
            List<String> described =
                    pathParameters.stream().map(RouteParameter::name).toList();
            List<String> there = PathNames.of(path);
            if (!described.equals(there)) {
                throw new IllegalArgumentException(
                        path + " has the segments " + there + ", described are " + described);
            }
            return new Route(
                    method,
                    path,
                    summary,
                    group,
                    role,
                    pathParameters,
                    query,
                    headers,
                    body,
                    answers,
                    anyQuery,
                    handler);
        }
    }
}
