package vn.tongket.report.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Text;
import vn.tongket.report.VietnameseNumber;

/**
 * Finds in a text what it says of figures. A false alarm costs more trust than a missed one: plans, wishes, parts of the
 * whole, other places and vague numbers are passed over.
 */
final class Claims {

    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE;

    /** How far back the subject of a claim may stand. */
    private static final int CLAUSES_BEFORE = 3;

    /** No section says more; what goes on is no writing. */
    private static final int MOST = 500;

    private static final Pattern SENTENCE_END = Pattern.compile("\\R+|(?<=[!?;])\\s+|(?<=\\.)\\s+(?=[\\p{Lu}\\d+-])");
    private static final Pattern CLAUSE_END = Pattern.compile("[,:]\\s+|\\s+[–-]\\s+|[()]");

    private static final String NUMBER = "(?<number>(?:\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,\\d+)?)";
    private static final String LEAST = "(?:(?<least>trên|hơn|từ)\\s+)?";

    private static final Pattern CHANGE = Pattern.compile(
            "\\b(?<way>tăng|giảm)\\s+" + NUMBER
                    + "\\s*%\\s+so(?:\\s+với)?\\s+(?:cùng kỳ\\s+)?năm\\s+(?:trước|(?<base>(?:19|20)\\d\\d))\\b",
            FLAGS);
    private static final Pattern EXCEEDED =
            Pattern.compile("\\bvượt\\s+(?:" + NUMBER + "\\s*%\\s+)?(?:so với\\s+)?(?:chỉ tiêu|kế hoạch)\\b", FLAGS);
    private static final Pattern PERCENT = Pattern.compile(
            "(?:\\b(?:hoàn thành|đạt|chiếm|thực hiện|giao đủ|giao)(?:\\s+(?:tỷ lệ|tỉ lệ|mức|được))?\\s+" + LEAST
                    + "|^\\s*(?:có\\s+|đã có\\s+)?)" + NUMBER + "\\s*%",
            FLAGS);
    private static final Pattern COUNT = Pattern.compile(
            "\\b(?:mở|tổ chức|kết nạp|giải quyết|xây dựng|bồi dưỡng|có|được)(?:\\s+được)?(?:\\s+tổng số)?\\s+" + NUMBER
                    + "\\s+(?<unit>\\p{L}+(?:\\s\\p{L}+)?)",
            FLAGS);
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern ANY_PERCENT = Pattern.compile("\\d\\s*%");
    private static final Pattern YEAR = Pattern.compile("\\bnăm\\s+((?:19|20)\\d\\d)\\b(?!\\s*[-–]\\s*\\d)", FLAGS);
    private static final Pattern EVERY_YEAR =
            Pattern.compile("\\b(?:hằng năm|hàng năm|các năm|mỗi năm|năm nào|từng năm)\\b", FLAGS);
    private static final Pattern WHOLE_PERIOD =
            Pattern.compile("\\b(?:\\d+\\s+năm(?:\\s+qua)?(?!\\s*\\d)|giai đoạn|nhiệm kỳ)\\b", FLAGS);

    /** Not said of what was done: wishes, plans, rules, doubts. */
    private static final Pattern NOT_SAID = Pattern.compile(
            "\\b(?:phấn đấu|mục tiêu|dự kiến|đề ra (?:là|đến)|đặt ra|yêu cầu|cần|phải|chưa|không|nếu|tối thiểu|ít nhất|tối đa"
                    + "|thời gian tới|những năm tới|tiếp tục|đề nghị|kiến nghị|nhằm|sẽ|có thể|khoảng|gần|xấp xỉ|dưới|ước|ước đạt"
                    + "|quy định|bình quân|trung bình|đến năm|để|hướng tới|bảo đảm cho|so với nghị quyết|chỉ đạt|lẽ ra|nhiều nhất)\\b",
            FLAGS);

    /** How sentences begin that tell others what to do. */
    private static final Pattern TASK = Pattern.compile(
            "^[\\s\\d.)+*-]*(?:nâng cao|tăng cường|đẩy mạnh|tập trung|phát huy|chủ động|quan tâm|duy trì)\\b", FLAGS);

    /** Said of a part, of others or of another time. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "\\b(?:trong đó|riêng|một số|nhiều đơn vị|có đơn vị|điển hình|tiêu biểu|cả nước|toàn quốc|toàn tỉnh|quân khu|quý"
                    + "|\\d+ tháng|tháng|đợt|nhiệm kỳ trước|giai đoạn trước|kỳ trước|trước đây|còn lại|số còn|cả khối|từng|trở lên"
                    + "|\\d+/\\d+ (?:xã|huyện|đơn vị|thôn|bản|cơ sở))\\b",
            FLAGS);

    private static final Pattern NAMED_PLACE = Pattern.compile(
            "\\b(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Tt]hôn|[Bb]ản|[Tt]rường|[Tt]ỉnh)\\s+\\p{Lu}",
            Pattern.UNICODE_CHARACTER_CLASS);

    private Claims() {}

    static List<Claim> in(String text) {
        List<Claim> found = new ArrayList<>();
        if (Text.isBlank(text)) {
            return found;
        }
        for (String sentence : SENTENCE_END.split(Text.clean(text).replace('\u00a0', ' '))) {
            List<String> before = new ArrayList<>();
            String[] clauses = CLAUSE_END.split(sentence);
            for (int i = 0; i < clauses.length; i++) {
                String clause = clauses[i];
                String after = i + 1 < clauses.length ? clauses[i + 1] : "";
                List<String> about = new ArrayList<>(List.of(clause));
                about.addAll(before);
                boolean open = said(sentence, clause, before);
                if (open && found.size() < MOST) {
                    Claim claim = claim(sentence.strip(), clause, about, after);
                    if (claim != null) {
                        found.add(claim);
                    }
                }
                before.add(0, clause);
                if (before.size() > CLAUSES_BEFORE) {
                    before.remove(CLAUSES_BEFORE);
                }
            }
        }
        return found;
    }

    private static boolean said(String sentence, String clause, List<String> before) {
        String near = before.isEmpty() ? clause : before.get(0) + ", " + clause;
        return !TASK.matcher(sentence).find()
                && !NOT_SAID.matcher(near).find()
                && !OF_OTHERS.matcher(near).find()
                && !NAMED_PLACE.matcher(near).find()
                && !sentence.endsWith("?");
    }

    private static Claim claim(String sentence, String clause, List<String> about, String after) {
        Matcher change = CHANGE.matcher(clause);
        if (change.find()) {
            boolean risen = change.group("way").toLowerCase(Locale.ROOT).equals("tăng");
            List<Integer> years = new ArrayList<>(years(clause.substring(0, change.start())));
            if (years.isEmpty() && about.size() > 1) {
                years.addAll(years(about.get(1)));
            }
            if (change.group("base") != null) {
                years.add(Integer.valueOf(change.group("base")));
            }
            return of(risen ? Claim.Kind.RISEN : Claim.Kind.FALLEN, sentence, about, after, change, null, years);
        }
        long percents = ANY_PERCENT.matcher(clause).results().count();
        Matcher exceeded = EXCEEDED.matcher(clause);
        if (exceeded.find()) {
            boolean mixed = percents > (exceeded.group("number") == null ? 0 : 1)
                    || clause.toLowerCase(Locale.ROOT).contains("đạt và vượt");
            return mixed ? null : of(Claim.Kind.EXCEEDED, sentence, about, after, exceeded, null, yearsOf(about));
        }
        Matcher percent = PERCENT.matcher(clause);
        if (percents == 1 && percent.find()) {
            return of(Claim.Kind.PERCENT, sentence, about, after, percent, null, yearsOf(about));
        }
        Matcher count = COUNT.matcher(clause);
        if (percents == 0 && count.find()) {
            return of(Claim.Kind.COUNT, sentence, about, after, count, count.group("unit"), yearsOf(about));
        }
        return null;
    }

    private static Claim of(
            Claim.Kind kind,
            String sentence,
            List<String> about,
            String after,
            Matcher match,
            String unit,
            List<Integer> years) {
        String typed = match.group("number");
        BigDecimal number = typed == null ? null : VietnameseNumber.parse(typed).orElse(null);
        if (typed != null && number == null) {
            return null;
        }
        boolean least = kind == Claim.Kind.PERCENT && match.group("least") != null;
        String near = String.join(", ", about);
        return new Claim(
                kind,
                sentence,
                about,
                subjectGoesOn(about.get(0).substring(match.end()), after) ? after : "",
                number,
                typed == null || !typed.contains(",") ? 0 : typed.length() - typed.indexOf(',') - 1,
                least,
                unit,
                years,
                EVERY_YEAR.matcher(near).find(),
                WHOLE_PERIOD.matcher(near).find());
    }

    /** Only where the subject stands behind the number, and no other number begins. */
    private static boolean subjectGoesOn(String rest, String after) {
        return !IndicatorWords.of(rest).isEmpty() && !DIGIT.matcher(after).find();
    }

    /** Years of the clause itself; where it has none, those of the clause before. */
    private static List<Integer> yearsOf(List<String> about) {
        List<Integer> own = years(about.get(0));
        return own.isEmpty() && about.size() > 1 ? years(about.get(1)) : own;
    }

    private static List<Integer> years(String text) {
        return YEAR.matcher(text)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }
}
