package vn.tongket.organization.list;

import java.util.List;
import java.util.Locale;
import vn.tongket.Refusal;

/** A list of units in a file of whatever kind it is: what it holds decides, not what it is called. */
final class ListFile {

    private ListFile() {}

    static List<RawRow> rows(String name, byte[] bytes, ListLimits limits) {
        if (bytes.length == 0) {
            throw Refusal.at("tep", "list.empty");
        }
        if (bytes.length > limits.file()) {
            throw Refusal.at("tep", "list.too-large", limits.file() / (1024 * 1024));
        }
        List<RawRow> rows;
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            rows = XlsxSheet.read(bytes, limits);
        } else if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Refusal.at("tep", "list.xls");
        } else if (startsWith(bytes, '%', 'P', 'D', 'F')
                || name != null && name.toLowerCase(Locale.ROOT).endsWith(".docx")) {
            throw Refusal.at("tep", "list.kind");
        } else {
            rows = CsvSheet.read(ListText.read(bytes), limits);
        }
        if (rows.size() < 2) {
            throw Refusal.at("tep", "list.empty");
        }
        return rows;
    }

    private static boolean startsWith(byte[] bytes, int... head) {
        for (int i = 0; i < head.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }
}
