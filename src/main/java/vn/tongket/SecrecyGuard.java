package vn.tongket;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Refuses text and file names that carry a secrecy mark, before anything of them is stored or logged. Passing it never
 * means that a content is not secret: people declare that, the product only catches what is marked.
 */
@Component
public class SecrecyGuard {

    /** Whether the installation may hold marked content: only one that its operator declared an independent network. */
    public enum Deployment {
        NETWORKED,
        INDEPENDENT_LAN
    }

    /** A line with nothing but a mark, as it stands under the letterhead: “MẬT”, “[Tối mật]”. */
    private static final Pattern STAMP = Pattern.compile(
            "(?m)^[\\h\\p{P}]*+(tuyệt mật|tối mật|mật)[\\h\\p{P}]*+$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern NAMED = Pattern.compile(
            "(?<!\\p{L})(?:độ|mức độ|dấu|đóng dấu)\\s{0,9}(?:mật)?\\s{0,9}[:：]\\s{0,9}(tuyệt mật|tối mật|mật)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern CAPITALS = Pattern.compile("(?<!\\p{L})(TUYỆT MẬT|TỐI MẬT)(?!\\p{L})");

    private static final Pattern RECALLED =
            Pattern.compile("(?<!\\p{L})(tài liệu thu hồi)(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A word of its own in a file's name; “BÍ MẬT”, “BẢO MẬT” in a title are none. */
    private static final Pattern IN_NAME =
            Pattern.compile("(?<!\\p{L})(TUYỆT[ _.-]?MẬT|TỐI[ _.-]?MẬT|(?<!(?:BÍ|BẢO|CƠ)[ _.-])MẬT)(?!\\p{L})");

    /** File names are often typed without accents: {@code 12-BC-TOI-MAT.docx}; “MAT TRAN” is the Fatherland Front. */
    private static final Pattern IN_PLAIN_NAME = Pattern.compile(
            "(?<!\\p{L})(TUYET[ _.-]?MAT|TOI[ _.-]?MAT|(?<!(?:BI|BAO|CO|BE)[ _.-])MAT(?![ _.-]?TRAN))(?!\\p{L})");

    private static final Pattern LONG_MARK =
            Pattern.compile("(?<!\\p{L})(TUYỆT|TỐI|TUYET|TOI)[ _.-]?(MẬT|MAT)(?!\\p{L})");

    private final Deployment deployment;

    public SecrecyGuard(@Value("${tongket.deployment:NETWORKED}") Deployment deployment) {
        this.deployment = deployment;
    }

    /** Throws a refusal at the place when the text carries a mark that this installation may not hold. */
    public void check(String at, String text) {
        if (deployment == Deployment.NETWORKED && markIn(text).isPresent()) {
            throw Refusal.at(at, "common.secrecy.marked");
        }
    }

    public void checkFileName(String at, String name) {
        if (deployment == Deployment.NETWORKED && markInName(name).isPresent()) {
            throw Refusal.at(at, "common.secrecy.marked-file");
        }
    }

    /** Whether contents must be looked into at all. */
    public boolean isNetworked() {
        return deployment == Deployment.NETWORKED;
    }

    /** The mark that a text carries; words such as “bí mật”, “mật độ” and “bảo mật” in a sentence are none. */
    public static Optional<String> markIn(String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        String clean = Text.clean(text);
        for (Pattern pattern : new Pattern[] {STAMP, NAMED, CAPITALS, RECALLED}) {
            Matcher mark = pattern.matcher(clean);
            if (mark.find()) {
                return Optional.of(mark.group(1));
            }
        }
        return Optional.empty();
    }

    /** The mark in a file's name: a word in capitals, or one of the two longer marks in any case. */
    public static Optional<String> markInName(String name) {
        if (name == null) {
            return Optional.empty();
        }
        String clean = Text.clean(name);
        boolean plain = clean.chars().allMatch(letter -> letter < 128);
        Matcher mark = (plain ? IN_PLAIN_NAME : IN_NAME).matcher(clean);
        if (mark.find()) {
            return Optional.of(mark.group());
        }
        Matcher longer = LONG_MARK.matcher(clean.toUpperCase(Locale.ROOT));
        return longer.find() ? Optional.of(longer.group()) : Optional.empty();
    }
}
