package vn.tongket.organization.change;

import java.util.Map;
import java.util.Optional;
import vn.tongket.Text;

/** Branches and levels of units as people write them in lists, with or without accents. */
public final class UnitWords {

    private static final Map<String, String> BRANCHES = Map.ofEntries(
            Map.entry("party", "PARTY"),
            Map.entry("dang", "PARTY"),
            Map.entry("to chuc dang", "PARTY"),
            Map.entry("khoi dang", "PARTY"),
            Map.entry("state", "STATE"),
            Map.entry("chinh quyen", "STATE"),
            Map.entry("nha nuoc", "STATE"),
            Map.entry("khoi chinh quyen", "STATE"),
            Map.entry("military", "MILITARY"),
            Map.entry("quan su", "MILITARY"),
            Map.entry("quan doi", "MILITARY"),
            Map.entry("front", "FRONT"),
            Map.entry("mat tran", "FRONT"),
            Map.entry("mat tran, doan the", "FRONT"),
            Map.entry("doan the", "FRONT"));

    private static final Map<String, String> LEVELS = Map.ofEntries(
            Map.entry("region", "REGION"),
            Map.entry("quan khu", "REGION"),
            Map.entry("province", "PROVINCE"),
            Map.entry("tinh", "PROVINCE"),
            Map.entry("thanh pho", "PROVINCE"),
            Map.entry("district", "DISTRICT"),
            Map.entry("huyen", "DISTRICT"),
            Map.entry("area", "AREA"),
            Map.entry("khu vuc", "AREA"),
            Map.entry("phong thu khu vuc", "AREA"),
            Map.entry("commune", "COMMUNE"),
            Map.entry("xa", "COMMUNE"),
            Map.entry("phuong", "COMMUNE"),
            Map.entry("dac khu", "COMMUNE"));

    private UnitWords() {}

    public static Optional<String> branch(String typed) {
        return Optional.ofNullable(BRANCHES.get(key(typed)));
    }

    public static Optional<String> level(String typed) {
        String key = key(typed);
        return Optional.ofNullable(LEVELS.get(key.startsWith("cap ") ? key.substring(4) : key));
    }

    private static String key(String typed) {
        return Text.fold(Text.clean(typed == null ? "" : typed)).replaceAll("\\s+", " ");
    }
}
