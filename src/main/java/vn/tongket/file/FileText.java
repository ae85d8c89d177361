package vn.tongket.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.EncryptedDocumentException;
import org.apache.tika.detect.AutoDetectReader;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.DocumentSelector;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import vn.tongket.Refusal;

/** The beginning of what can be read in a file, to look for secrecy marks; pictures and scanned pages say nothing. */
final class FileText {

    /** Older containers are read whole by their readers; larger ones are skimmed for letters instead. */
    private static final long LARGEST_BINARY = 8L * 1024 * 1024;

    private FileText() {}

    /** Throws a refusal for what cannot be opened: damaged, locked or packed beyond measure. */
    static String read(FileType type, String name, Path file, long nanos) {
        Letters letters = new Letters(System.nanoTime() + nanos);
        try {
            if (type == FileType.PDF) {
                PdfStreams.measure(name, file);
                PdfText.read(name, file, letters);
            } else if (type.isText()) {
                plain(file, letters);
            } else if (type.isBinaryOffice() && Files.size(file) > LARGEST_BINARY) {
                skim(file, letters);
            } else if (!type.isPicture()) {
                document(type, file, letters);
            }
        } catch (SAXException | TikaException | IOException | RuntimeException | StackOverflowError unreadable) {
            if (!letters.isFull()) {
                throw refusal(name, unreadable);
            }
        }
        return letters.toString();
    }

    private static Refusal refusal(String name, Throwable unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof EncryptedDocumentException
                    || cause instanceof org.apache.tika.exception.EncryptedDocumentException) {
                return Refusal.at("attachments", "report.attachment.password", name);
            }
            if (cause instanceof TooSlow) {
                return Refusal.at("attachments", "report.attachment.too-complex", name);
            }
        }
        return Refusal.at("attachments", "report.attachment.unreadable", name);
    }

    private static void document(FileType type, Path file, Letters letters)
            throws IOException, SAXException, TikaException {
        Metadata facts = new Metadata();
        try (TikaInputStream content = TikaInputStream.get(file)) {
            parser(type).parse(content, new BodyContentHandler(letters), facts, alone());
        } finally {
            for (String fact : new String[] {
                facts.get(TikaCoreProperties.TITLE),
                facts.get(TikaCoreProperties.SUBJECT),
                facts.get(TikaCoreProperties.DESCRIPTION),
                facts.get(Office.KEYWORDS),
                facts.get("cp:category")
            }) {
                letters.append(fact == null ? "" : "\n" + fact + "\n");
            }
        }
    }

    private static Parser parser(FileType type) {
        return switch (type) {
            case DOCX, XLSX, PPTX -> new OOXMLParser();
            case ODT, ODS -> new OpenDocumentParser();
            case RTF -> new RTFParser();
            default -> new OfficeParser();
        };
    }

    /** Reads parts one after the other, and nothing that is embedded. */
    private static ParseContext alone() {
        OfficeParserConfig config = new OfficeParserConfig();
        config.setUseSAXDocxExtractor(true);
        config.setUseSAXPptxExtractor(true);
        ParseContext context = new ParseContext();
        context.set(OfficeParserConfig.class, config);
        context.set(DocumentSelector.class, embedded -> false);
        context.set(EmbeddedDocumentExtractor.class, new EmbeddedDocumentExtractor() {
            @Override
            public boolean shouldParseEmbedded(Metadata embedded) {
                return false;
            }

            @Override
            public void parseEmbedded(InputStream content, ContentHandler text, Metadata facts, boolean whole) {
                // what is embedded is not opened
            }
        });
        return context;
    }

    private static void plain(Path file, Letters letters) throws IOException, TikaException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file));
                AutoDetectReader text = new AutoDetectReader(content)) {
            text.transferTo(letters);
        }
    }

    /** Letters as those programs keep them, two bytes each, wherever in the file they stand. */
    private static void skim(Path file, Letters letters) throws IOException {
        byte[] block = new byte[64 * 1024];
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.readNBytes(block, 0, block.length);
                    read > 0;
                    read = content.readNBytes(block, 0, block.length)) {
                String text = new String(block, 0, read, StandardCharsets.UTF_16LE);
                letters.write(text.replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{P} \\u00a0]|[\\u2e80-\\ud7a3]", "\n"));
            }
        }
    }

    /** Enough was read. */
    static final class Enough extends UncheckedIOException {
        Enough() {
            super(new IOException("Enough was read"));
        }
    }

    /** The time to read is over. */
    static final class TooSlow extends UncheckedIOException {
        TooSlow() {
            super(new IOException("Reading takes too long"));
        }
    }

    /** Gathers letters up to a limit of amount and time; runs of blanks become one. */
    static final class Letters extends Writer {

        private static final int MOST = 4 * 1024 * 1024;

        private final long deadline;
        private final StringBuilder text = new StringBuilder();

        Letters(long deadline) {
            this.deadline = deadline;
        }

        void requireTime() {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                throw new TooSlow();
            }
        }

        boolean isFull() {
            return text.length() > MOST;
        }

        @Override
        public void write(char[] letters, int from, int length) {
            requireTime();
            for (int i = from; i < from + length; i++) {
                add(letters[i]);
            }
            if (isFull()) {
                throw new Enough();
            }
        }

        private void add(char letter) {
            boolean lineEnd = letter == '\n' || letter == '\r' || letter == '\f' || letter == '\u2028';
            int last = text.length() - 1;
            char before = last < 0 ? '\n' : text.charAt(last);
            if (lineEnd) {
                if (before == ' ') {
                    text.setCharAt(last, '\n');
                } else if (before != '\n') {
                    text.append('\n');
                }
            } else if (letter == ' ' || letter == '\t' || letter == '\u00a0') {
                if (before != ' ' && before != '\n') {
                    text.append(' ');
                }
            } else if (letter != 0) {
                text.append(letter);
            }
        }

        @Override
        public Letters append(CharSequence letters) {
            char[] all = letters.toString().toCharArray();
            write(all, 0, all.length);
            return this;
        }

        @Override
        public Letters append(char letter) {
            add(letter);
            return this;
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing to close
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
