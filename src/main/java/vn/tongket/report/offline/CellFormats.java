package vn.tongket.report.offline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import vn.tongket.report.offline.SheetCells.Cell.Type;

/** Tells by the format of a cell whether its number is shown as a day or as a percentage. */
final class CellFormats {

    private static final int MOST = 70_000;
    private static final int LONGEST = 500;

    private final List<Type> types = new ArrayList<>();

    static CellFormats read(OfficeFile file, String part) {
        CellFormats formats = new CellFormats();
        if (!file.has(part)) {
            return formats;
        }
        try (PartReader xml = file.read(part)) {
            formats.read(xml);
        }
        return formats;
    }

    private void read(PartReader xml) {
        Map<String, String> codes = new HashMap<>();
        boolean cells = false;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS) {
                continue;
            }
            boolean starts = event == XMLStreamConstants.START_ELEMENT;
            switch (xml.name()) {
                case "cellXfs" -> cells = starts;
                case "numFmt" -> {
                    if (starts && codes.size() < MOST) {
                        codes.put(xml.attribute("numFmtId"), xml.attribute("formatCode"));
                    }
                }
                case "xf" -> {
                    if (starts && cells && types.size() < MOST) {
                        types.add(type(xml.attribute("numFmtId"), codes));
                    }
                }
                default -> {
                    // how it looks
                }
            }
        }
    }

    private static Type type(String id, Map<String, String> codes) {
        int number;
        try {
            number = id == null ? 0 : Integer.parseInt(id);
        } catch (NumberFormatException e) {
            return Type.NUMBER;
        }
        String code = codes.containsKey(id) ? codes.get(id) : BuiltinFormats.getBuiltinFormat(number);
        if (code == null || code.length() > LONGEST) {
            return Type.NUMBER;
        }
        if (DateUtil.isADateFormat(number, code)) {
            return Type.DATE;
        }
        return code.contains("%") ? Type.PERCENT : Type.NUMBER;
    }

    Type typeOf(String style) {
        try {
            return style == null ? Type.NUMBER : types.get(Integer.parseInt(style));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Type.NUMBER;
        }
    }
}
