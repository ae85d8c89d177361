package vn.tongket.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Text;
import vn.tongket.document.Paper.Signature;
import vn.tongket.organization.Unit;

/**
 * What stands at the head and above the signature of a unit's documents.
 *
 * @param issuer code of the unit
 * @param unitName its name in the register, for sentences
 * @param parentBody the body above, as it is printed over the issuer; null where none is printed
 * @param issuerName as it is printed, e.g. “Tỉnh ủy Sơn La” for the standing committee of that province
 * @param body its code in the symbols of its documents, e.g. {@code UBND}
 * @param place where its documents are dated; null where the register does not say
 * @param collective in whose name its head signs, e.g. “Ban Thường vụ”; null where the head signs alone
 * @param head office of who heads it, e.g. “Bí thư”
 * @param acting whether who heads it does so as acting head
 */
public record Letterhead(
        String issuer,
        String unitName,
        String parentBody,
        String issuerName,
        Style style,
        String body,
        String place,
        String collective,
        String head,
        boolean acting) {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
    private static final Pattern PLACE =
            Pattern.compile("(tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường)\\s+(\\p{Lu}.*)");
    private static final Pattern PLACED =
            Pattern.compile("(.*) ((?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường) \\p{Lu}.*)");
    private static final Pattern COMMITTEE = Pattern.compile("(?:Ban Thường vụ|Ban Chấp hành)\\s+(.+)");
    private static final Pattern PARTY_OF = Pattern.compile("Đảng bộ (tỉnh|thành phố|huyện)(.*)");
    private static final Map<String, String> COMMITTEE_OF =
            Map.of("tỉnh", "Tỉnh ủy", "thành phố", "Thành ủy", "huyện", "Huyện ủy");

    /** How the bodies whose names begin so are headed; the first that fits counts. */
    private static final List<Headed> HEADS = List.of(
            new Headed("Ban Thường vụ", "Ban Thường vụ", "Bí thư"),
            new Headed("Ủy ban nhân dân", "Ủy ban nhân dân", "Chủ tịch"),
            new Headed("Ủy ban Kiểm tra", "Ủy ban Kiểm tra", "Chủ nhiệm"),
            new Headed("Ủy ban Mặt trận", "Ban Thường trực", "Chủ tịch"),
            new Headed("Hội đồng nhân dân", "Hội đồng nhân dân", "Chủ tịch"),
            new Headed("Ban cán sự đảng", "Ban cán sự đảng", "Bí thư"),
            new Headed("Đảng đoàn", "Đảng đoàn", "Bí thư"),
            new Headed("Đảng ủy", "Đảng ủy", "Bí thư"),
            new Headed("Huyện ủy", "Ban Thường vụ", "Bí thư"),
            new Headed("Thành ủy", "Ban Thường vụ", "Bí thư"),
            new Headed("Thị ủy", "Ban Thường vụ", "Bí thư"),
            new Headed("Tỉnh ủy", "Tỉnh ủy", "Bí thư"),
            new Headed("Tỉnh Đoàn", "Ban Thường vụ", "Bí thư"),
            new Headed("Tỉnh đoàn", "Ban Thường vụ", "Bí thư"),
            new Headed("Hội ", "Ban Thường vụ", "Chủ tịch"),
            new Headed("Văn phòng", null, "Chánh Văn phòng"),
            new Headed("Bộ Chỉ huy", null, "Chỉ huy trưởng"),
            new Headed("Ban Chỉ huy", null, "Chỉ huy trưởng"),
            new Headed("Bộ Tư lệnh", null, "Tư lệnh"),
            new Headed("Sở ", null, "Giám đốc"),
            new Headed("Công an ", null, "Giám đốc"),
            new Headed("Ban ", null, "Trưởng ban"),
            new Headed("Phòng ", null, "Trưởng phòng"));

    private record Headed(String name, String collective, String head) {}

    /**
     * Reads it off the register.
     *
     * @param line the unit and those above it, from the unit upwards
     */
    static Letterhead of(List<Unit> line, Style style, String body, boolean acting) {
        Unit own = line.get(0);
        List<Unit> above = line.subList(1, line.size());
        String name = printed(own);
        String parent = parent(own, above);
        if (parent != null) {
            name = without(name, parent, own);
        }
        Headed headed = headed(own.name().startsWith("Ban Thường vụ") ? own.name() : printed(own));
        return new Letterhead(
                own.code(),
                own.name(),
                parent == null ? null : unbroken(parent),
                unbroken(name),
                style,
                body,
                place(line),
                headed.collective(),
                headed.head(),
                acting);
    }

    /**
     * A signature under a document of this body.
     *
     * @param title the office as people say it, e.g. “Chủ tịch Ủy ban nhân dân tỉnh”; null for the head of the body
     * @param name null leaves the line blank
     */
    public Signature signature(Capacity capacity, String title, String name) {
        String position = Text.isBlank(title) ? head : position(title);
        // a deputy of a Party committee signs for the committee, never for its head
        boolean committee = style == Style.PARTY && collective != null;
        return switch (capacity) {
            case ON_BEHALF -> new Signature(collective == null ? Capacity.HEAD : capacity, collective, position, name);
            case FOR_HEAD ->
                committee
                        ? new Signature(Capacity.ON_BEHALF, collective, position, name)
                        : new Signature(capacity, head, position, name);
            case BY_ORDER, BY_AUTHORITY -> new Signature(capacity, committee ? collective : head, position, name);
            case ACTING -> new Signature(capacity, isForeign(title) ? null : collective, position, name);
            case HEAD -> new Signature(capacity, null, position, name);
        };
    }

    /** The usual signature: the head of the body, in the name of its collective where it has one. */
    public Signature signature(String name) {
        return signature(acting ? Capacity.ACTING : Capacity.ON_BEHALF, null, name);
    }

    /** Where the last copy stays; null for what is usual in the State. */
    public String archive() {
        return style == Style.PARTY && collective != null && issuerName.matches("\\S+ ủy( .*)?")
                ? "Văn phòng " + issuerName.replaceFirst("^(\\S+ ủy).*", "$1")
                : null;
    }

    /** Whether an office that names its body names another one. */
    private boolean isForeign(String title) {
        return !Text.isBlank(title)
                && position(title).equals(Text.clean(title))
                && folded(title).contains(" ủy")
                && Text.clean(title).split("\\s+").length > 3;
    }

    /** The office without the body, where that stands in the head of the document anyway. */
    private String position(String title) {
        String[] words = Text.clean(title).split("\\s+");
        String printed = folded(issuerName + "\n" + unitName);
        for (int at = 1; at < words.length - 1; at++) {
            String rest = String.join(" ", List.of(words).subList(at, words.length));
            if (printed.contains(folded(rest))) {
                return String.join(" ", List.of(words).subList(0, at));
            }
        }
        return Text.clean(title);
    }

    /** Where a text of the register lies, e.g. “Sơn La” of “tỉnh Sơn La”; null when it names no place. */
    static String bare(String place) {
        Matcher known = PLACE.matcher(place == null ? "" : Text.clean(place));
        if (known.matches()) {
            return known.group(2);
        }
        return Text.isBlank(place) || !Character.isUpperCase(Text.clean(place).charAt(0)) ? null : Text.clean(place);
    }

    private static String place(List<Unit> line) {
        return line.stream()
                .map(Unit::place)
                .filter(place -> !Text.isBlank(place))
                .findFirst()
                .map(Letterhead::bare)
                .orElse(null);
    }

    /** A committee and its standing committee both print as the committee. */
    private static String printed(Unit unit) {
        Matcher committee = COMMITTEE.matcher(unit.name());
        if (!"PARTY".equals(unit.branch()) || !committee.matches()) {
            return unit.name();
        }
        String of = committee.group(1);
        Matcher party = PARTY_OF.matcher(of);
        String name = party.matches() ? COMMITTEE_OF.get(party.group(1)) + party.group(2) : of;
        String place = bare(unit.place());
        return place == null || name.contains(place) ? name : name + " " + place;
    }

    private static String parent(Unit own, List<Unit> above) {
        if (above.isEmpty() || isCommittee(own) && "STATE".equals(own.branch()) || "FRONT".equals(own.branch())) {
            return null;
        }
        Unit parent = above.get(0);
        if (!parent.branch().equals(own.branch())) {
            return null;
        }
        if ("PARTY".equals(own.branch()) && isCommittee(own) && "PROVINCE".equals(parent.level())) {
            String place = bare(parent.place());
            return place == null ? "Đảng bộ tỉnh" : "Đảng bộ tỉnh " + place;
        }
        return printed(parent);
    }

    /** “Sở Nội vụ tỉnh Sơn La” under its province needs no province; “Văn phòng Tỉnh ủy” under it no committee. */
    private static String without(String name, String parent, Unit own) {
        if (isCommittee(own)) {
            return name;
        }
        String[] words = name.split(" ");
        for (int at = 1; at < words.length; at++) {
            String rest = String.join(" ", List.of(words).subList(at, words.length));
            boolean ofParent = parent.endsWith(rest) || parent.startsWith(rest) || rest.startsWith("tỉnh ");
            if (ofParent && at > 1) {
                return String.join(" ", List.of(words).subList(0, at));
            }
        }
        return name;
    }

    private static boolean isCommittee(Unit unit) {
        return "COMMITTEE".equals(unit.kind());
    }

    private static Headed headed(String name) {
        return HEADS.stream()
                .filter(known -> name.startsWith(known.name()))
                .findFirst()
                .orElse(new Headed(name, null, "Thủ trưởng đơn vị"));
    }

    /** A place is not divided between two lines: “ỦY BAN NHÂN DÂN / TỈNH BẮC KẠN”. */
    private static String unbroken(String name) {
        Matcher placed = PLACED.matcher(name);
        return placed.matches() ? placed.group(1) + " " + placed.group(2).replace(' ', '\u00a0') : name;
    }

    private static String folded(String text) {
        return text.toLowerCase(VIETNAMESE).replace('\u00a0', ' ');
    }
}
