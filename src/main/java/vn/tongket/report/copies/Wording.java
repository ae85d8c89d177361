package vn.tongket.report.copies;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * A text as runs of {@value #RUN} words, each with its hash and its place. Letters are compared without their case; marks
 * of punctuation, blanks and lines do not count.
 */
public final class Wording {

    /** Vietnamese words are mostly of two syllables, which the tokenizer takes for words: five are two or three words. */
    static final int RUN = 5;

    /** How many hashes are kept of a text, the least of them, so that two texts with common runs keep common hashes. */
    static final int MARKS = 128;

    private static final Analyzer RUNS = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            ShingleFilter runs = new ShingleFilter(new LowerCaseFilter(words), RUN, RUN);
            runs.setOutputUnigrams(false);
            return new TokenStreamComponents(words, runs);
        }
    };

    private final String text;
    private final long[] hashes;
    private final int[] starts;
    private final int[] ends;

    private Wording(String text, long[] hashes, int[] starts, int[] ends) {
        this.text = text;
        this.hashes = hashes;
        this.starts = starts;
        this.ends = ends;
    }

    public static Wording of(String written) {
        String text = written == null ? "" : Normalizer.normalize(written, Normalizer.Form.NFC);
        long[] hashes = new long[64];
        int[] starts = new int[64];
        int[] ends = new int[64];
        int count = 0;
        try (TokenStream runs = RUNS.tokenStream("text", new StringReader(text))) {
            CharTermAttribute term = runs.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = runs.addAttribute(OffsetAttribute.class);
            runs.reset();
            while (runs.incrementToken()) {
                if (count == hashes.length) {
                    hashes = Arrays.copyOf(hashes, 2 * count);
                    starts = Arrays.copyOf(starts, 2 * count);
                    ends = Arrays.copyOf(ends, 2 * count);
                }
                hashes[count] = hash(term.buffer(), term.length());
                starts[count] = offset.startOffset();
                ends[count++] = offset.endOffset();
            }
            runs.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Wording(
                text, Arrays.copyOf(hashes, count), Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
    }

    /** FNV-1a over the letters, then stirred so that the least hashes are a fair sample. */
    private static long hash(char[] letters, int length) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ letters[i]) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    public String text() {
        return text;
    }

    /** How many runs there are; 0 for a text of fewer words than one run. */
    public int runs() {
        return hashes.length;
    }

    long hash(int run) {
        return hashes[run];
    }

    int start(int run) {
        return starts[run];
    }

    int end(int run) {
        return ends[run];
    }

    /** The hashes of all runs, each once, in ascending order. */
    long[] distinct() {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    /** What is kept of the text for finding it again. */
    public long[] marks() {
        long[] distinct = distinct();
        return distinct.length <= MARKS ? distinct : Arrays.copyOf(distinct, MARKS);
    }
}
