package vn.tongket.report.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import vn.tongket.Refusal;
import vn.tongket.report.offline.SheetCells.Cell;

/** The sheets of a workbook that came back, with their cells; which is which is known by their codes, not by their names. */
record Workbook(List<Sheet> sheets, boolean from1904) {

    private static final int MOST_SHEETS = 40;

    /** One sheet; {@code seen} unless people cannot see it. */
    record Sheet(String name, boolean seen, List<Cell> cells) {

        Optional<Cell> first(String text) {
            return cells.stream().filter(cell -> cell.text().equals(text)).findFirst();
        }

        List<Cell> row(int row) {
            return cells.stream().filter(cell -> cell.row() == row).toList();
        }
    }

    static Workbook read(OfficeFile file) {
        String main = file.parts().main();
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        Map<String, String> targets = PackageTypes.targets(file, main);
        SharedTexts shared = SharedTexts.read(file, folder + "sharedStrings.xml");
        CellFormats formats = CellFormats.read(file, folder + "styles.xml");
        SheetCells.Budget budget = new SheetCells.Budget(file.limits());
        Map<String, String[]> named = new LinkedHashMap<>();
        boolean from1904 = named(file, main, named);
        List<Sheet> sheets = new ArrayList<>();
        named.forEach((id, facts) -> {
            String part = targets.get(id);
            if (part != null && part.contains("chartsheets/")) {
                return;
            }
            try (PartReader xml = file.read(part)) {
                sheets.add(new Sheet(facts[0], facts[1] == null, SheetCells.read(xml, shared, formats, budget)));
            }
        });
        return new Workbook(sheets, from1904);
    }

    private static boolean named(OfficeFile file, String main, Map<String, String[]> named) {
        boolean from1904 = false;
        try (PartReader xml = file.read(main)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.name().equals("workbookPr")) {
                    from1904 = "1".equals(xml.attribute("date1904")) || "true".equals(xml.attribute("date1904"));
                } else if (xml.name().equals("sheet") && xml.attribute("id") != null) {
                    String state = xml.attribute("state");
                    named.put(
                            xml.attribute("id"),
                            new String[] {xml.attribute("name"), "visible".equals(state) ? null : state});
                }
                if (named.size() > MOST_SHEETS) {
                    throw Refusal.at(OfficeFile.AT, "offline.excel.too-much");
                }
            }
        }
        return from1904;
    }

    Optional<Sheet> with(String code) {
        return sheets.stream().filter(sheet -> sheet.first(code).isPresent()).findFirst();
    }
}
