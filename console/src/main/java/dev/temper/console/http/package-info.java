/**
 * The one HTTP server: its limits, TLS, headers, access and errors, and a table of routes from which both the server and
 * its OpenAPI description are made.
 *
 * <p>A {@link dev.temper.console.http.Route} says all of an operation: method, path, who may call it, parameters, body,
 * answers. Its handler takes a {@link dev.temper.console.http.Call} and gives a {@link dev.temper.console.http.Reply}, or
 * throws an {@link dev.temper.console.http.HttpProblem}. {@link dev.temper.console.http.WebServer} serves a list of them.
 */
@NullMarked
package dev.temper.console.http;

import org.jspecify.annotations.NullMarked;
