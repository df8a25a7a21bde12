package dev.temper.console.api;

import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import dev.temper.schemas.serde.RecordModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Views as a file of Avro, an object container: it has its schema with it, so that any release reads any other's. */
public final class ViewsFile {
    /** Its media type. */
    public static final String TYPE = "application/avro";

    private static final Schema SCHEMA =
            Schema.createUnion(ExperimentView.getClassSchema(), TrialView.getClassSchema());

    private ViewsFile() {}

    static byte[] write(List<? extends SpecificRecord> views) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataFileWriter<SpecificRecord> file =
                new DataFileWriter<>(new SpecificDatumWriter<>(SCHEMA, RecordModel.MODEL))) {
            file.create(SCHEMA, out);
            for (SpecificRecord view : views) {
                file.append(view);
            }
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory", e);
        }
        return out.toByteArray();
    }

    /**
     * The views of a file.
     *
     * @throws IOException when it is none
     */
    public static List<SpecificRecord> read(InputStream in) throws IOException {
        List<SpecificRecord> views = new ArrayList<>();
        try (DataFileStream<SpecificRecord> file =
                new DataFileStream<>(in, new SpecificDatumReader<SpecificRecord>(SCHEMA, SCHEMA, RecordModel.MODEL))) {
            file.forEach(views::add);
        } catch (AvroRuntimeException e) {
            throw new IOException(e);
        }
        return views;
    }
}
