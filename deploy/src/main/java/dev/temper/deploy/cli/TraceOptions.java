package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.schemas.trace.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether events are followed from hop to hop, and who is told. */
final class TraceOptions {
    @Option(
            names = "--traces",
            paramLabel = "URL",
            defaultValue = "${env:TEMPER_TRACES}",
            description =
                    "Sends traces there by OTLP over HTTP, such as http://localhost:4318/v1/traces (TEMPER_TRACES).")
    private @Nullable String url;

    @Option(
            names = "--traces-share",
            paramLabel = "SHARE",
            defaultValue = "${env:TEMPER_TRACES_SHARE:-1}",
            description = "Of the traces that begin here, from 0 to 1 (TEMPER_TRACES_SHARE); default 1.")
    private double share = 1;

    /** What was opened for traces; closing it sends what waits. */
    record Traces(Tracing tracing, @Nullable OpenTelemetrySdk sdk) implements AutoCloseable {
        @Override
        public void close() {
            if (sdk != null) {
                sdk.close();
            }
        }
    }

    /**
     * Opens what the options ask for.
     *
     * @param part of Temper that is traced, such as optimizer
     */
    Traces open(String part) {
        if (url == null || url.isBlank()) {
            return new Traces(Tracing.OFF, null);
        }
        if (!(share >= 0 && share <= 1)) {
            throw new Failure("--traces-share is %s, must be from 0 to 1".formatted(share));
        }
        OtlpHttpSpanExporter exporter;
        try {
            exporter = OtlpHttpSpanExporter.builder().setEndpoint(url).build();
        } catch (IllegalArgumentException e) {
            throw new Failure("--traces is '%s': give a URL such as http://localhost:4318/v1/traces".formatted(url), e);
        }
        Resource resource = Resource.getDefault().toBuilder()
                .put(AttributeKey.stringKey("service.name"), "temper-" + part)
                .put(AttributeKey.stringKey("service.version"), Version.number())
                .build();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        OpenTelemetrySdk sdk =
                OpenTelemetrySdk.builder().setTracerProvider(provider).build();
        return new Traces(Tracing.to(sdk), sdk);
    }
}
