package vn.tongket.audit.seal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import vn.tongket.audit.seal.RecordLines.Line;

/** The lines of an export, as bytes: what is hashed is what stands there. */
final class ExportLines implements ChainCheck.Lines, AutoCloseable {

    private static final int LONGEST = 16 * 1024 * 1024;
    private static final JsonFactory JSON = new JsonFactory();

    private final InputStream in;
    private Line next;
    private long number;

    ExportLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** A line that is no record. */
    static final class Unreadable extends IOException {

        private final long line;

        private Unreadable(long line, Throwable cause) {
            super("Line " + line, cause);
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    @Override
    public Line peek() throws IOException {
        if (next == null) {
            byte[] bytes = bytes();
            if (bytes != null) {
                number++;
                next = new Line(position(bytes), bytes);
            }
        }
        return next;
    }

    @Override
    public void take() {
        next = null;
    }

    long number() {
        return number;
    }

    /** The next line without its end, or null. */
    byte[] bytes() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int b = in.read(); ; b = in.read()) {
            if (b < 0 && line.size() == 0) {
                return null;
            }
            if (b < 0 || b == '\n') {
                return line.toByteArray();
            }
            if (line.size() == LONGEST) {
                throw new Unreadable(number + 1, null);
            }
            line.write(b);
        }
    }

    /** Source, id and turn are the first fields of every line. */
    private Position position(byte[] bytes) throws Unreadable {
        try (JsonParser parser = JSON.createParser(bytes)) {
            parser.nextToken();
            String source = value(parser, "source");
            long id = Long.parseLong(value(parser, "id"));
            long turn = Long.parseLong(value(parser, "turn"));
            return new Position(turn, source.equals("act") ? RecordLines.ACT : RecordLines.CHANGE, id);
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(number, e);
        }
    }

    private static String value(JsonParser parser, String name) throws IOException {
        if (parser.nextToken() != JsonToken.FIELD_NAME || !name.equals(parser.currentName())) {
            throw new IOException("'%s' is missing".formatted(name));
        }
        parser.nextToken();
        return parser.getText();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
