package vn.tongket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** A Word file as a reader of the paper meets it: lines and tables in their order. */
final class PaperText {

    final List<String> lines = new ArrayList<>();
    final List<List<List<String>>> tables = new ArrayList<>();
    final int charts;

    PaperText(byte[] file) throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            charts = document.getCharts().size();
            for (IBodyElement element : document.getBodyElements()) {
                if (element instanceof XWPFParagraph paragraph) {
                    lines.add(plain(paragraph.getText()));
                } else if (element instanceof XWPFTable table) {
                    table(table);
                }
            }
        }
        assertThat(whole()).doesNotContain("null", "{{", "..", ";;", ",,", " ,", " .", "( ");
    }

    private void table(XWPFTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (XWPFTableRow row : table.getRows()) {
            rows.add(row.getTableCells().stream()
                    .map(cell -> plain(cell.getText()).strip())
                    .toList());
            row.getTableCells().forEach(cell -> cell.getParagraphs().forEach(line -> lines.add(plain(line.getText()))));
        }
        tables.add(rows);
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.forLanguageTag("vi-VN"));
    }

    String whole() {
        return String.join("\n", lines);
    }

    /** The table whose head begins with these titles, without its head. */
    List<List<String>> table(String... titles) {
        return tables.stream()
                .filter(rows -> rows.get(0).size() >= titles.length
                        && rows.get(0).subList(0, titles.length).equals(Arrays.asList(titles)))
                .findFirst()
                .map(rows -> rows.subList(1, rows.size()))
                .orElseThrow(
                        () -> new AssertionError("No table headed " + Arrays.toString(titles) + " in\n" + whole()));
    }

    PaperText isDraft() {
        assertThat(lines).contains("DỰ THẢO");
        assertThat(whole()).containsPattern("ngày {2,}tháng {2,}năm \\d{4}");
        return this;
    }

    PaperText isFinal(String symbol, String day) {
        assertThat(lines).doesNotContain("DỰ THẢO");
        assertThat(lines).anyMatch(line -> line.matches("Số:? " + Pattern.quote(symbol)));
        assertThat(lines).anyMatch(line -> line.endsWith(", " + day));
        return this;
    }

    /** Whether these are there, in this order; capitals are the business of the template's styles. */
    PaperText says(String... texts) {
        assertThat(lower(whole()))
                .containsSubsequence(Arrays.stream(texts).map(PaperText::lower).toArray(String[]::new));
        return this;
    }
}
