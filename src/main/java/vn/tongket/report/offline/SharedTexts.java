package vn.tongket.report.offline;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import vn.tongket.Refusal;

/** The texts of a workbook, which its cells name by number. */
final class SharedTexts {

    private final List<String> texts = new ArrayList<>();

    static SharedTexts read(OfficeFile file, String part) {
        SharedTexts shared = new SharedTexts();
        if (!file.has(part)) {
            return shared;
        }
        try (PartReader xml = file.read(part)) {
            shared.read(xml, file.limits());
        }
        return shared;
    }

    private void read(PartReader xml, Limits limits) {
        StringBuilder text = new StringBuilder();
        boolean taking = false;
        boolean phonetic = false;
        int letters = 0;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS) {
                if (taking && !phonetic) {
                    text.append(xml.text());
                }
                continue;
            }
            boolean starts = event == XMLStreamConstants.START_ELEMENT;
            switch (xml.name()) {
                case "t" -> taking = starts;
                case "rPh" -> phonetic = starts;
                case "si" -> {
                    if (!starts) {
                        letters += text.length();
                        if (letters > limits.texts() || texts.size() > limits.cells()) {
                            throw Refusal.at(OfficeFile.AT, "offline.excel.too-much");
                        }
                        texts.add(SheetLayout.unescaped(text.toString()));
                    }
                    text.setLength(0);
                }
                default -> {
                    // how it looks
                }
            }
        }
    }

    String get(String number) {
        try {
            return texts.get(Integer.parseInt(number.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw Refusal.at(OfficeFile.AT, "offline.excel.damaged");
        }
    }
}
