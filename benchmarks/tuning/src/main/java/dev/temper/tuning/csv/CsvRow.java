package dev.temper.tuning.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.temper.tuning.TuningException;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of comma-separated values, as RFC 4180 has them: a cell in double quotes may hold commas, line ends, and quotes
 * that are doubled. Blanks around a cell are no part of it unless they are quoted.
 *
 * @param line at which the row begins in its file, from 1
 * @param cells at least one
 */
public record CsvRow(int line, List<String> cells) {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    /** Copies the list. */
    public CsvRow {
        cells = List.copyOf(cells);
    }

    /**
     * The rows of a file, the header being the first; lines without anything on them are none.
     *
     * @param file its name, for the error
     * @param bytes in UTF-8, with a byte-order mark or without; closed in any case
     * @throws TuningException if quotes do not match or the file is not in UTF-8; says where, and the remedy
     * @throws IOException if the bytes cannot be read
     */
    public static List<CsvRow> read(String file, InputStream bytes) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        int line = 1;
        try (InputStream closed = bytes;
                CsvParser parser = CSV.getFactory().createParser(closed)) {
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                List<String> cells = new ArrayList<>();
                while (parser.nextToken() == JsonToken.VALUE_STRING) {
                    cells.add(parser.getText());
                }
                boolean blank = cells.size() <= 1 && cells.stream().allMatch(String::isEmpty);
                if (!blank) {
                    rows.add(new CsvRow(line, cells));
                }
                line = parser.currentLocation().getLineNr();
            }
        } catch (JsonProcessingException quotes) {
            throw new TuningException(
                    "%s line %d: its quotes do not match: put the whole cell in double quotes, and double those inside"
                            .formatted(file, line),
                    quotes);
        } catch (CharConversionException encoding) {
            throw new TuningException(
                    "%s line %d or after is not in UTF-8: save it in UTF-8".formatted(file, line), encoding);
        }
        return rows;
    }

    /**
     * The rows of a text.
     *
     * @throws TuningException as {@link #read}
     */
    public static List<CsvRow> of(String file, String text) {
        try {
            return read(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells as a line without its end; those that need quotes get them. */
    public static String line(List<String> cells) {
        try {
            return CSV.writer(CsvSchema.emptySchema().withLineSeparator("")).writeValueAsString(cells);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
