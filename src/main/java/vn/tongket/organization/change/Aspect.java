package vn.tongket.organization.change;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tongket.Text;

/** In what one unit succeeds another. */
public enum Aspect {
    TERRITORY("lanh tho", "dia ban", "dia gioi"),
    GOVERNMENT("chinh quyen", "hanh chinh", "quan ly nha nuoc"),
    PARTY("dang", "to chuc dang", "cong tac dang"),
    MILITARY("quan su", "quoc phong"),
    ARCHIVE("luu tru", "ho so", "tai lieu");

    private final List<String> words;

    Aspect(String... words) {
        this.words = List.of(words);
    }

    /** By its code or by the Vietnamese word for it, with or without accents. */
    public static Optional<Aspect> read(String typed) {
        String folded = Text.fold(Text.clean(typed == null ? "" : typed)).replaceAll("\\s+", " ");
        return Arrays.stream(values())
                .filter(aspect -> aspect.name().equalsIgnoreCase(folded) || aspect.words.contains(folded))
                .findFirst();
    }

    /** Whether only an authority of a territory can succeed in it, which a regional defence command is not. */
    boolean needsAuthority() {
        return this == TERRITORY || this == GOVERNMENT || this == PARTY;
    }

    /** In what a unit of this branch is succeeded before all. */
    static Aspect of(String branch) {
        return switch (branch) {
            case "PARTY" -> PARTY;
            case "MILITARY" -> MILITARY;
            case "STATE" -> GOVERNMENT;
            default -> TERRITORY;
        };
    }
}
