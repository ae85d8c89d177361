package vn.tongket.report.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.tongket.Text;

/** The words by which a text speaks of an indicator, without accents, with the usual other names brought to one. */
final class IndicatorWords {

    /** What people write for the same thing; longer phrases stand first. */
    private static final Map<String, String> SAME = same();

    /** Words that stand beside any indicator and tell none from another. */
    private static final Set<String> EMPTY = Set.copyOf(Arrays.asList(
            ("ty ti le so luong tong cong tac ket qua hoan thanh chi tieu ke hoach dat duoc giao thuc hien cac cua va"
                            + " theo trong ve nam hang luon deu toan huyen la voi cung truoc tang giam vuot muc de ra dia"
                            + " phuong don vi nhiem vu viec co da tren qua bang chiem bao dam xuyen lien tuc do nay")
                    .split(" ")));

    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final int FEW = 3;

    /** Longer words are whole names of {@link #SAME}. */
    private static final int LONGEST_SYLLABLE = 7;

    private static final double ENOUGH = 0.75;

    private final List<String> words;

    private IndicatorWords(List<String> words) {
        this.words = words;
    }

    private static Map<String, String> same() {
        Map<String, String> same = new LinkedHashMap<>();
        for (String recruiting : List.of(
                "tuyen chon va goi cong dan nhap ngu",
                "tuyen chon goi cong dan nhap ngu",
                "tuyen chon va goi thanh nien nhap ngu",
                "goi cong dan nhap ngu",
                "goi thanh nien nhap ngu",
                "giao nhan quan",
                "tuyen quan",
                "giao quan")) {
            same.put(recruiting, "giaoquan");
        }
        same.put("nghia vu quan su", "nvqs");
        same.put("dan quan tu ve", "dqtv");
        same.put("du bi dong vien", "dbdv");
        same.put("quoc phong va an ninh", "qpan");
        same.put("quoc phong an ninh", "qpan");
        same.put("qp an", "qpan");
        same.put("kien thuc qpan", "ktqpan");
        same.put("giao duc qpan", "gdqpan");
        same.put("ban chi huy quan su", "banchqs");
        same.put("ban chqs", "banchqs");
        same.put("khu vuc phong thu", "kvpt");
        same.put("chi bo quan su", "chiboquansu");
        same.put("trung hoc pho thong", "thpt");
        same.put("cao dang dai hoc", "cd dh");
        same.put("xa phuong thi tran", "xa");
        same.put("xa thi tran", "xa");
        same.put("xa phuong", "xa");
        same.put("tren dia ban", "");
        return same;
    }

    static IndicatorWords of(String text) {
        String flat = " " + NO_WORD.matcher(Text.fold(text)).replaceAll(" ").strip() + " ";
        for (Map.Entry<String, String> phrase : SAME.entrySet()) {
            flat = flat.replace(" " + phrase.getKey() + " ", " " + phrase.getValue() + " ");
        }
        List<String> words = new ArrayList<>();
        Arrays.stream(flat.strip().split(" +"))
                .filter(word -> !word.isEmpty() && !EMPTY.contains(word))
                .forEach(words::add);
        return new IndicatorWords(List.copyOf(words));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    boolean meets(IndicatorWords other) {
        return words.stream().anyMatch(other.words::contains);
    }

    /** Words here that the other does not have. */
    long beside(IndicatorWords other) {
        return words.stream().filter(word -> !other.words.contains(word)).count();
    }

    /**
     * How well a clause speaks of the indicator with these words; 0 when it does not. A single common word is not enough,
     * and words must not merely be strewn about.
     */
    double in(IndicatorWords clause) {
        Set<String> wanted = new HashSet<>(words);
        long met = wanted.stream().filter(clause.words::contains).count();
        double share = wanted.isEmpty() ? 0 : met / (double) wanted.size();
        boolean one = wanted.size() == 1 && words.get(0).length() <= LONGEST_SYLLABLE;
        if (one || share < (wanted.size() <= FEW ? 1 : ENOUGH) || wanted.size() > 1 && !adjoin(clause)) {
            return 0;
        }
        return share + met / 100.0;
    }

    private boolean adjoin(IndicatorWords clause) {
        for (int i = 0; i + 1 < words.size(); i++) {
            for (int j = 0; j + 1 < clause.words.size(); j++) {
                if (words.get(i).equals(clause.words.get(j)) && words.get(i + 1).equals(clause.words.get(j + 1))) {
                    return true;
                }
            }
        }
        return false;
    }
}
