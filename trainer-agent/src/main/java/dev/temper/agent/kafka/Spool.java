package dev.temper.agent.kafka;

import dev.temper.schemas.MetricReported;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.serde.RecordModel;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MessageDecoder;
import org.apache.avro.message.MessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of events that the broker has not acknowledged: length, checksum, type and Avro's single-object encoding of
 * each. It survives the agent's death, but is not forced to the disk: the host's own crash may cost its last seconds.
 *
 * <p>When it cannot be written (the disk is full), events are kept in memory only until it can be. Not safe for use by
 * several threads.
 */
final class Spool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final MessageEncoder<MetricReported> METRICS =
            new BinaryMessageEncoder<>(RecordModel.MODEL, MetricReported.getClassSchema());
    private static final MessageEncoder<TrialEnded> ENDS =
            new BinaryMessageEncoder<>(RecordModel.MODEL, TrialEnded.getClassSchema());
    private static final MessageDecoder<MetricReported> READ_METRICS =
            new BinaryMessageDecoder<>(RecordModel.MODEL, MetricReported.getClassSchema());
    private static final MessageDecoder<TrialEnded> READ_ENDS = readEnds();
    private static final int METRIC = 0;
    private static final int ENDED = 1;
    private static final int MAX_BYTES = 1 << 24;
    private static final long REWRITE_BYTES = 1 << 20;

    private final Path file;
    private final Opener opener;
    private @Nullable FileChannel out;
    private boolean healthy = true;
    private long written;

    /** Opens a file to be appended to. */
    interface Opener {
        /** A channel at the file's end. */
        FileChannel open(Path file) throws IOException;
    }

    Spool(Path file) {
        this(
                file,
                path -> FileChannel.open(
                        path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    /** A spool on a disk that may be full: for tests. */
    Spool(Path file, Opener opener) {
        this.file = file;
        this.opener = opener;
    }

    /** An agent of an earlier release may have written the file: its ends did not tell whether training had converged. */
    private static MessageDecoder<TrialEnded> readEnds() {
        Schema now = TrialEnded.getClassSchema();
        List<Schema.Field> before = now.getFields().stream()
                .filter(field -> !field.name().equals("converged"))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        BinaryMessageDecoder<TrialEnded> decoder = new BinaryMessageDecoder<>(RecordModel.MODEL, now);
        decoder.addSchema(Schema.createRecord(now.getName(), now.getDoc(), now.getNamespace(), false, before));
        return decoder;
    }

    /** Bytes that an event takes in the file: its own and those of the frame. */
    static byte[] encode(SpecificRecord event) {
        try {
            ByteBuffer body =
                    event instanceof MetricReported metric ? METRICS.encode(metric) : ENDS.encode((TrialEnded) event);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.remaining() + 9);
            DataOutputStream data = new DataOutputStream(bytes);
            data.writeInt(body.remaining() + 1);
            data.writeInt(0);
            data.writeByte(event instanceof MetricReported ? METRIC : ENDED);
            data.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
            byte[] framed = bytes.toByteArray();
            ByteBuffer.wrap(framed).putInt(4, checksum(framed, 8));
            return framed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The experiment that an event of a spool is about. */
    static String experiment(SpecificRecord event) {
        return event instanceof MetricReported metric
                ? metric.getHeader().getExperiment()
                : ((TrialEnded) event).getHeader().getExperiment();
    }

    /** Reads what an earlier run left, and goes on after it. What stands after a broken record is not
     * sent: a copy of the file is kept. */
    List<SpecificRecord> open() {
        List<SpecificRecord> events = new ArrayList<>();
        List<byte[]> frames = new ArrayList<>();
        if (Files.isRegularFile(file)) {
            read(events, frames);
        }
        rewrite(frames);
        return events;
    }

    private void read(List<SpecificRecord> events, List<byte[]> frames) {
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(stream))) {
            while (true) {
                SpecificRecord event = readOne(in);
                events.add(event);
                frames.add(encode(event));
            }
        } catch (EOFException e) {
            LOG.debug("{} holds {} events", file, events.size());
        } catch (IOException | RuntimeException e) {
            LOG.error("{} cannot be read after {} events: {}", file, events.size(), e.toString());
            keepDamaged();
        }
    }

    private void keepDamaged() {
        Path copy = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            LOG.error("What follows is not sent; the file is kept as {}", copy);
        } catch (IOException e) {
            LOG.error("What follows is lost: no copy could be made: {}", e.toString());
        }
    }

    private static SpecificRecord readOne(DataInputStream in) throws IOException {
        int length = in.readInt();
        int checksum = in.readInt();
        if (length < 1 || length > MAX_BYTES) {
            throw new IOException("a record of " + length + " bytes");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("the last record is cut off");
        }
        if (checksum(body, 0) != checksum) {
            throw new IOException("a record whose checksum is wrong");
        }
        ByteBuffer avro = ByteBuffer.wrap(body, 1, length - 1);
        return body[0] == METRIC ? READ_METRICS.decode(avro) : READ_ENDS.decode(avro);
    }

    /** Adds an event; false when the file cannot be written. */
    boolean append(byte[] frame) {
        if (out == null) {
            return false;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(frame);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            written += frame.length;
            return true;
        } catch (IOException e) {
            giveUp(e);
            return false;
        }
    }

    /** Whether much of the file is no longer needed, when this many bytes of it still are. */
    boolean wasteful(long needed) {
        return out != null && written > Math.max(REWRITE_BYTES, 2 * needed);
    }

    /** Empties the file. */
    void clear() {
        if (out != null && written > 0) {
            try {
                out.truncate(0);
                written = 0;
            } catch (IOException e) {
                giveUp(e);
            }
        }
    }

    /** Makes the file hold just these events; false when it cannot be written. */
    boolean rewrite(List<byte[]> frames) {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            close();
            Files.createDirectories(file.toAbsolutePath().getParent());
            long size = 0;
            try (OutputStream fresh = Files.newOutputStream(temporary)) {
                for (byte[] frame : frames) {
                    fresh.write(frame);
                    size += frame.length;
                }
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            out = opener.open(file);
            written = size;
            if (!healthy) {
                healthy = true;
                LOG.info("{} can be written again", file);
            }
            return true;
        } catch (IOException e) {
            giveUp(e);
            return false;
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            LOG.warn("Closing {}: {}", file, e.toString());
        }
        out = null;
    }

    private void giveUp(IOException e) {
        if (healthy) {
            healthy = false;
            LOG.error(
                    "Cannot write {} ({}). Training goes on, and events wait in memory until the broker has them or the"
                            + " file can be written: make room, and do not kill this agent before",
                    file,
                    e.toString());
        }
        close();
    }

    private static int checksum(byte[] bytes, int from) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, bytes.length - from);
        return (int) crc.getValue();
    }
}
