package vn.tongket.organization.list;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import vn.tongket.Refusal;

/**
 * Rows of the first sheet of an Excel workbook, read as a stream: of its parts only the shared texts and that sheet, and of a
 * cell what it shows as text. A package that unpacks to more than its limits is put away before anything of it is read.
 */
final class XlsxSheet {

    private static final int PIECE = 16 * 1024;
    private static final String SHARED = "xl/sharedStrings.xml";

    private final ListLimits limits;
    private final Budget budget;
    private final List<String> shared = new ArrayList<>();

    private XlsxSheet(ListLimits limits) {
        this.limits = limits;
        this.budget = new Budget(limits);
    }

    static List<RawRow> read(byte[] file, ListLimits limits) {
        XlsxSheet sheet = new XlsxSheet(limits);
        String first = sheet.examine(file);
        try {
            sheet.part(file, SHARED, sheet::readShared);
            List<RawRow> rows = new ArrayList<>();
            sheet.part(file, first, reader -> sheet.readRows(reader, rows));
            return rows;
        } catch (XMLStreamException | IOException | NumberFormatException broken) {
            throw Refusal.at("tep", "list.xlsx.broken");
        }
    }

    /** Passes through the whole package in small pieces; the name of its first sheet. */
    private String examine(byte[] file) {
        TreeSet<String> sheets =
                new TreeSet<>(java.util.Comparator.comparingInt(String::length).thenComparing(String::compareTo));
        boolean workbook = false;
        try (ZipFile zip = open(file)) {
            long unpacked = 0;
            int parts = 0;
            byte[] piece = new byte[PIECE];
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++parts > limits.parts()) {
                    throw Refusal.at("tep", "list.xlsx.bomb");
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                        unpacked += read;
                        if (unpacked > limits.unpacked()) {
                            throw Refusal.at("tep", "list.xlsx.bomb");
                        }
                    }
                }
                String name = entry.getName();
                workbook |= name.equals("xl/workbook.xml");
                if (name.contains("vbaProject") || name.contains("externalLinks/") || name.contains("embeddings/")) {
                    throw Refusal.at("tep", "list.xlsx.active");
                }
                if (name.startsWith("xl/worksheets/") && name.endsWith(".xml")) {
                    sheets.add(name);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw Refusal.at("tep", "list.xlsx.broken");
        }
        if (!workbook || sheets.isEmpty()) {
            throw Refusal.at("tep", "list.kind");
        }
        return sheets.first();
    }

    private interface Reading {
        void read(XMLStreamReader reader) throws XMLStreamException;
    }

    private void part(byte[] file, String name, Reading reading) throws IOException, XMLStreamException {
        try (ZipFile zip = open(file)) {
            ZipArchiveEntry entry = zip.getEntry(name);
            if (entry != null) {
                try (InputStream in = zip.getInputStream(entry)) {
                    XMLStreamReader reader = xml(in);
                    reading.read(reader);
                    reader.close();
                }
            }
        }
    }

    /** By its directory, as other programs read it: some write packages that cannot be read from front to back. */
    private static ZipFile open(byte[] file) throws IOException {
        return ZipFile.builder().setByteArray(file).get();
    }

    private static XMLStreamReader xml(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(in);
    }

    private void readShared(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean phonetic = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "si" -> text.setLength(0);
                    case "rPh" -> phonetic = true;
                    case "t" -> text.append(phonetic ? "" : reader.getElementText());
                    default -> {
                        // how it looks
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                phonetic &= !reader.getLocalName().equals("rPh");
                if (reader.getLocalName().equals("si")) {
                    budget.cell(0, 0, text.toString());
                    shared.add(text.toString());
                }
            }
        }
    }

    private void readRows(XMLStreamReader reader, List<RawRow> rows) throws XMLStreamException {
        int line = 0;
        Map<Integer, String> cells = new TreeMap<>();
        Set<Integer> formulas = new TreeSet<>();
        int place = -1;
        String type = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "row" -> {
                        String number = reader.getAttributeValue(null, "r");
                        line = number == null ? line + 1 : Integer.parseInt(number);
                        cells.clear();
                        formulas.clear();
                        place = -1;
                    }
                    case "c" -> {
                        String at = reader.getAttributeValue(null, "r");
                        place = at == null ? place + 1 : column(at);
                        type = reader.getAttributeValue(null, "t");
                    }
                    case "f" -> formulas.add(place);
                    case "v", "t" -> cells.merge(place, value(type, reader.getElementText()), String::concat);
                    default -> {
                        // how it looks
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("row")) {
                row(line, cells, formulas, rows);
            }
        }
    }

    private void row(int line, Map<Integer, String> cells, Set<Integer> formulas, List<RawRow> rows) {
        List<String> row = new ArrayList<>();
        for (Map.Entry<Integer, String> cell : cells.entrySet()) {
            budget.cell(line, cell.getKey() + 1, cell.getValue());
            while (row.size() < cell.getKey()) {
                row.add("");
            }
            row.add(cell.getValue());
        }
        RawRow made = new RawRow(line, row, Set.copyOf(formulas));
        if (!made.isBlank()) {
            rows.add(made);
            budget.row(rows.size());
        }
    }

    private String value(String type, String text) {
        if ("s".equals(type)) {
            int index = Integer.parseInt(text.strip());
            return index >= 0 && index < shared.size() ? shared.get(index) : "";
        }
        return text;
    }

    private static int column(String at) {
        int column = 0;
        for (int i = 0; i < at.length() && Character.isLetter(at.charAt(i)); i++) {
            column = column * 26 + (Character.toUpperCase(at.charAt(i)) - 'A' + 1);
        }
        return Math.min(column, 20_000) - 1;
    }
}
