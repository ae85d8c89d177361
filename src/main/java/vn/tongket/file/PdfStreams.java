package vn.tongket.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.tongket.Refusal;

/**
 * Measures what is packed into a PDF before it is read. Every place that looks like the beginning of a stream is unpacked
 * and counted, whatever the words around it claim; nothing is kept.
 */
final class PdfStreams {

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 64 * 1024;
    private static final int WORDS = 2_048;
    private static final long LARGEST = 64L * 1024 * 1024;
    private static final long LARGEST_PICTURE = 400L * 1024 * 1024;
    private static final long LARGEST_WHOLE = 2_000L * 1024 * 1024;

    private final String name;
    private final RandomAccessFile file;
    private final byte[] packed = new byte[BLOCK];
    private final byte[] unpacked = new byte[BLOCK];
    private long whole;

    private PdfStreams(String name, RandomAccessFile file) {
        this.name = name;
        this.file = file;
    }

    static void measure(String name, Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            new PdfStreams(name, file).measure();
        }
    }

    private void measure() throws IOException {
        byte[] window = new byte[WORDS + BLOCK];
        int kept = 0;
        long start = 0;
        for (int read = read(start, window, kept); read > 0; read = read(start, window, kept)) {
            int filled = kept + read;
            long base = start - kept;
            for (int at = Math.max(0, kept - STREAM.length + 1); at + STREAM.length <= filled; at++) {
                if (isStream(window, at)) {
                    measureAt(base + at + STREAM.length, words(window, at));
                }
            }
            start += read;
            kept = Math.min(WORDS, filled);
            System.arraycopy(window, filled - kept, window, 0, kept);
        }
    }

    private int read(long position, byte[] into, int from) throws IOException {
        file.seek(position);
        return file.read(into, from, BLOCK);
    }

    private static boolean isStream(byte[] window, int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (window[at + i] != STREAM[i]) {
                return false;
            }
        }
        return at < 3 || window[at - 1] != 'd' || window[at - 2] != 'n' || window[at - 3] != 'e';
    }

    /** The dictionary that stands before a stream, or what of it fits. */
    private static String words(byte[] window, int at) {
        int from = Math.max(0, at - WORDS);
        String before = new String(window, from, at - from, StandardCharsets.ISO_8859_1);
        return before.substring(Math.max(0, before.lastIndexOf("obj")));
    }

    private void measureAt(long position, String words) throws IOException {
        if (words.contains("LZW") || words.contains("RunLength") || words.contains("/RL")) {
            throw Refusal.at("attachments", "report.attachment.old-pdf", name);
        }
        long room = words.contains("/Image") ? LARGEST_PICTURE : LARGEST;
        // one or two characters end the line, two more are the header that readers do not insist on
        for (int skipped = 3; skipped <= 4; skipped++) {
            long size = inflated(position + skipped, room);
            whole += size;
            if (size > room || whole > LARGEST_WHOLE) {
                throw Refusal.at("attachments", "report.attachment.inflated", name);
            }
        }
    }

    private long inflated(long position, long room) throws IOException {
        Inflater inflater = new Inflater(true);
        long size = 0;
        long from = position;
        try {
            while (size <= room && !inflater.finished() && !inflater.needsDictionary()) {
                if (inflater.needsInput()) {
                    file.seek(from);
                    int read = file.read(packed);
                    if (read <= 0) {
                        break;
                    }
                    from += read;
                    inflater.setInput(packed, 0, read);
                }
                size += inflater.inflate(unpacked);
            }
        } catch (DataFormatException notPacked) {
            return size;
        } finally {
            inflater.end();
        }
        return size;
    }
}
