package vn.tongket.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.tongket.Text;
import vn.tongket.document.Paper.Signature;
import vn.tongket.document.Paper.Urgency;

/**
 * The words around the text of a document, as the State (Nghị định 30/2020/NĐ-CP) and the Party (Hướng dẫn 36-HD/VPTW,
 * from 27/5/2026 Hướng dẫn 05-HD/VPTW) write them; one entry per tag of a template.
 */
final class Wording {

    static final String BLOCKS = "noi_dung";
    static final String ANNEXES = "phu_luc";

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
    private static final String GAP = "\u00a0".repeat(8);
    private static final String SHORT_GAP = "\u00a0".repeat(5);

    private final Paper paper;
    private final String format;
    private final String pendingSymbol;
    private final LocalDate today;

    /** @param pendingSymbol what stands behind the number that is still to come, e.g. {@code /KH-UBND} */
    Wording(Paper paper, String format, String pendingSymbol, LocalDate today) {
        this.paper = paper;
        this.format = format;
        this.pendingSymbol = pendingSymbol;
        this.today = today;
    }

    /** Every tag that a template may use. */
    static Set<String> knownTags() {
        Paper empty = new Paper(
                null,
                null,
                null,
                Style.STATE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Set<String> known =
                new HashSet<>(new Wording(empty, "", "", LocalDate.EPOCH).tags().keySet());
        known.add(BLOCKS);
        known.add(ANNEXES);
        return known;
    }

    private boolean isParty() {
        return paper.style() == Style.PARTY;
    }

    Map<String, Object> tags() {
        Map<String, Object> tags = new HashMap<>();
        tags.put("cap_tren", when(!Text.isBlank(paper.parentBody())));
        tags.put("co_quan_cap_tren", capitals(paper.parentBody()));
        tags.put("co_quan", capitals(paper.issuerName()));
        tags.put("so_ky_hieu", symbol());
        tags.put("dia_danh", WordText.clean(paper.place()));
        tags.put("ngay_thang", day());
        tags.put("ten_loai", capitals(paper.typeName()));
        tags.put("trich_yeu", subject());
        tags.put("du_thao", when(paper.isDraft()));
        tags.put("chu_du_thao", "DỰ THẢO");
        tags.put("khan", when(paper.urgency() != Urgency.NONE));
        tags.put(
                "muc_do_khan",
                switch (paper.urgency()) {
                    case NONE -> "";
                    case URGENT -> "KHẨN";
                    case VERY_URGENT -> "THƯỢNG KHẨN";
                    case EXPRESS -> "HỎA TỐC";
                });
        addressees(tags);
        tags.put("can_cu", lines("cau", isParty() ? dashed(paper.bases()) : paper.bases(), ";", isParty() ? "," : "."));
        tags.put("tham_quyen", authority());
        tags.put("noi_nhan", lines("noi", paper.recipients(), isParty() ? "," : ";", isParty() ? "," : ";"));
        tags.put("luu", archive());
        signature(tags);
        return tags;
    }

    /** The mark at the end of the text. */
    String endMark() {
        return isParty() ? "." : "./.";
    }

    /** The line under the title of an annex: what it is attached to. */
    String attachedTo() {
        String type = Text.isBlank(paper.typeName())
                ? "Công văn"
                : WordText.clean(paper.typeName()).substring(0, 1).toUpperCase(VIETNAMESE)
                        + WordText.clean(paper.typeName()).substring(1).toLowerCase(VIETNAMESE);
        return "(Kèm theo %s số %s%s %s của %s)".formatted(type, symbol(), isParty() ? "," : "", day(), decider());
    }

    /** Who a decision of a head is named after: the head, not the body; other documents are the body's. */
    private String decider() {
        String issuer = WordText.clean(paper.issuerName());
        String authority = authority();
        if (isParty()
                || !DocumentType.DECISION.equals(paper.documentType())
                || !authority.endsWith(" " + capitals(issuer))) {
            return issuer;
        }
        String head =
                authority.substring(0, authority.length() - capitals(issuer).length());
        return head.substring(0, 1) + head.substring(1).toLowerCase(VIETNAMESE) + issuer;
    }

    private String symbol() {
        if (paper.symbol() != null && startsWithDigit(paper.symbol())) {
            return WordText.clean(paper.symbol());
        }
        return GAP + WordText.clean(paper.symbol() == null ? pendingSymbol : paper.symbol());
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }

    /** A template of an official letter writes “V/v” itself. */
    private String subject() {
        String subject = WordText.clean(paper.subject()).strip();
        return DocumentType.OFFICIAL_LETTER.equals(paper.documentType())
                ? subject.replaceFirst("(?iu)^(V/v|Về việc):?[\\s\\u00a0]+", "")
                : subject;
    }

    private String day() {
        return paper.date() == null
                ? "ngày" + SHORT_GAP + "tháng" + SHORT_GAP + "năm " + today.getYear()
                : dayInWords(paper.date());
    }

    /** Days below ten and the months January and February have a leading zero. */
    static String dayInWords(LocalDate date) {
        return FirstCitation.day(Style.STATE, date);
    }

    private void addressees(Map<String, Object> tags) {
        List<String> addressees = paper.addressees();
        tags.put("mot_noi", when(addressees.size() == 1));
        tags.put("cau_kinh_gui", addressees.size() == 1 ? "Kính gửi: " + WordText.clean(addressees.get(0)) : "");
        tags.put("nhieu_noi", when(addressees.size() > 1));
        tags.put("kinh_gui", addressees.size() > 1 ? lines("noi", addressees, isParty() ? "," : ";", ".") : List.of());
    }

    /** Who decides: the head of a body that is led by one person, else the collective. */
    private String authority() {
        Signature signature = paper.signature();
        String issuer = capitals(paper.issuerName());
        if (signature == null) {
            return issuer;
        }
        if (signature.prefix() == Capacity.ON_BEHALF) {
            return isParty()
                            && !Text.isBlank(signature.body())
                            && !capitals(signature.body()).equals(issuer)
                    ? capitals(signature.body()) + " " + issuer
                    : issuer;
        }
        boolean own = signature.prefix() == Capacity.HEAD || signature.prefix() == Capacity.ACTING;
        String head = capitals(own ? signature.position() : signature.body());
        return head.isEmpty() ? issuer : head + " " + issuer;
    }

    private String archive() {
        String given = WordText.clean(paper.archive()).strip().replaceFirst("^Lưu:?\\s*", "");
        if (given.endsWith(".")) {
            given = given.substring(0, given.length() - 1);
        }
        if (isParty()) {
            return "Lưu " + (given.isEmpty() ? "Văn phòng" : given) + ".";
        }
        return "Lưu: " + (given.isEmpty() ? "VT" : given.startsWith("VT") ? given : "VT, " + given) + ".";
    }

    private void signature(Map<String, Object> tags) {
        Signature signature =
                paper.signature() == null ? new Signature(Capacity.HEAD, null, null, null) : paper.signature();
        tags.put("co_quyen_han", when(!capacity(signature).isEmpty()));
        tags.put("quyen_han", capacity(signature));
        tags.put("chuc_vu", position(signature));
        tags.put("ho_ten", WordText.clean(signature.name()));
        Signature secretary = paper.secretary();
        tags.put("thu_ky", when(secretary != null));
        tags.put("chuc_vu_thu_ky", secretary == null ? "" : capitals(secretary.position()));
        tags.put("ho_ten_thu_ky", secretary == null ? "" : WordText.clean(secretary.name()));
    }

    private String capacity(Signature signature) {
        String body = capitals(signature.body());
        return switch (signature.prefix()) {
            case HEAD -> body;
            case ACTING -> body.isEmpty() ? "" : (isParty() ? "T/M " : "TM. ") + body;
            case ON_BEHALF -> (isParty() ? "T/M " : "TM. ") + body;
            // by the guidance of 2026 a deputy of a committee signs on its behalf
            case FOR_HEAD ->
                !isParty()
                        ? "KT. " + body
                        : isCommitteeOfNewRules() ? "T/M " + capitals(paper.issuerName()) : "K/T " + body;
            case BY_ORDER -> (isParty() ? "T/L " : "TL. ") + body;
            case BY_AUTHORITY -> (isParty() ? "T/UQ " : "TUQ. ") + body;
        };
    }

    private boolean isCommitteeOfNewRules() {
        String issuer = capitals(paper.issuerName());
        return !format.startsWith("party-36-hd")
                && !issuer.startsWith("VĂN PHÒNG")
                && !issuer.startsWith("BAN TỔ CHỨC")
                && !issuer.startsWith("BAN TUYÊN")
                && !issuer.startsWith("BAN NỘI CHÍNH");
    }

    private String position(Signature signature) {
        String position = capitals(signature.position());
        return signature.prefix() == Capacity.ACTING ? (isParty() ? "Q/" : "Q. ") + position : position;
    }

    private static List<String> dashed(List<String> entries) {
        return entries.stream().map(entry -> "- " + entry).toList();
    }

    /** One entry per line, each with its own end; the last one differs. */
    private static List<Map<String, Object>> lines(String tag, List<String> entries, String end, String lastEnd) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String entry = WordText.clean(entries.get(i)).strip().replaceFirst("[.;,]+$", "");
            lines.add(Map.of(tag, entry + (i == entries.size() - 1 ? lastEnd : end)));
        }
        return lines;
    }

    /** A part that stands in the document or not; its tags are found in the outer ones. */
    private static Object when(boolean shown) {
        return shown;
    }

    private static String capitals(String text) {
        return WordText.clean(text).strip().toUpperCase(VIETNAMESE);
    }
}
