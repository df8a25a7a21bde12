package dev.temper.agent.channel;

import dev.temper.agent.source.MetricSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a process appends to the reports of its channel, read while it is written. */
public final class ReportsFile implements MetricSource {
    private static final long PAUSE_MILLIS = 50;

    /** Bytes of a line: {@link ReportReader} takes no more values than fit. */
    private static final int LINE_BYTES = 65_536;

    private final Channel channel;
    private final Listener listener;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Thread thread = new Thread(this::follow, "reports");
    private @Nullable Sink sink;
    private @Nullable FileChannel file;
    private boolean tooLong;

    /** The reports of a channel, for a listener. */
    public ReportsFile(Channel channel, Listener listener) {
        this.channel = channel;
        this.listener = listener;
    }

    @Override
    public Map<String, String> environment() {
        return channel.environment();
    }

    @Override
    public void start(Sink to) throws IOException {
        sink = to;
        file = FileChannel.open(channel.reports(), StandardOpenOption.READ);
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            do {
                read();
            } while (!ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
            read(); // what was written between the last look and the end
            take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            to().hint("cannot read " + channel.reports() + ", by which the script reports: " + e.getMessage());
        }
    }

    private Sink to() {
        return Objects.requireNonNull(sink);
    }

    private void read() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8_192);
        while (Objects.requireNonNull(file).read(buffer.clear()) > 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (next == '\n') {
                    take();
                } else if (line.size() < LINE_BYTES) {
                    line.write(next);
                } else {
                    tooLong = true;
                }
            }
        }
    }

    private void take() {
        String text = line.toString(StandardCharsets.UTF_8);
        boolean cut = tooLong;
        line.reset();
        tooLong = false;
        if (text.isBlank()) {
            return;
        }
        try {
            if (cut) {
                throw new IllegalArgumentException("has more than " + LINE_BYTES + " bytes");
            }
            take(ReportReader.read(text));
        } catch (IllegalArgumentException e) {
            to().hint("a line in TEMPER_REPORTS was passed over, for it " + e.getMessage());
        }
    }

    private void take(ReportLine read) {
        if (read instanceof ReportLine.Metrics metrics) {
            listener.reported(metrics.measurement());
        } else if (read instanceof ReportLine.Word word) {
            listener.said(word.said());
        } else if (read instanceof ReportLine.Failure failure) {
            to().failed(failure.detail());
        } else if (read instanceof ReportLine.Unknown unknown) {
            to().hint("a line of type \"" + unknown.type() + "\" in TEMPER_REPORTS was passed over: this agent does"
                    + " not know the type");
        }
    }

    @Override
    public void drain() {
        ended.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        drain();
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            to().remark("closing the reports: " + e.getMessage());
        }
        channel.close();
    }
}
