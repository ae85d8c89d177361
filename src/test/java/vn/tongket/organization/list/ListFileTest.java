package vn.tongket.organization.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.tongket.Refusal;
import vn.tongket.organization.Unit;

class ListFileTest {

    private static final String HEAD =
            "Mã đơn vị;Tên đơn vị;Khối;Cấp;Mã đơn vị cấp trên;Địa bàn;Thư điện tử;Từ ngày;Đến ngày\n";
    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void every_separator_is_read_with_or_without_the_mark_of_utf_8(String separator) {
        String text =
                "Tên,Mã,Cấp,Khối\nĐảng ủy xã Một,X1,Xã,Đảng\n\nỦy ban,X2,Cấp xã,Chính quyền\n".replace(",", separator);

        for (byte[] file : List.of(utf8(text), utf8("\uFEFF" + text), utf8("sep=" + separator + "\n" + text))) {
            List<ListRow> rows = rows(file);
            assertThat(rows).extracting(ListRow::code).containsExactly("X1", "X2");
            assertThat(rows.get(0).name()).isEqualTo("Đảng ủy xã Một");
            assertThat(rows.get(1).line() - rows.get(0).line()).isEqualTo(2);
        }
    }

    @Test
    void quoted_cells_keep_their_separators_and_decomposed_letters_are_composed() {
        String name = java.text.Normalizer.normalize("Đảng ủy xã Mường; Hoa", java.text.Normalizer.Form.NFD);

        assertThat(rows(utf8(HEAD + "X1;\"" + name + "\";Đảng;Xã\n")).get(0).name())
                .isEqualTo("Đảng ủy xã Mường; Hoa");
    }

    @Test
    void foreign_encodings_are_recognised_and_said() throws IOException {
        String plain = "Ma;Ten;Khoi;Cap\nX1;%s;Dang;Xa\n";
        String vietnamese = "Đảng ủy xã Tân Lập, huyện Mai Châu";
        Map<String, byte[]> files = new TreeMap<>();
        files.put("list.encoding.utf-16", plain.formatted(vietnamese).getBytes(StandardCharsets.UTF_16));
        files.put("list.encoding.utf-16 ", plain.formatted(vietnamese).getBytes(StandardCharsets.UTF_16LE));
        files.put("list.encoding.utf-16  ", plain.formatted("Xa").getBytes(StandardCharsets.UTF_16BE));
        files.put(
                "list.encoding.windows-1258",
                plain.formatted("\u0110a\u0309ng u\u0309y xa\u0303 T\u00e2n L\u00e2\u0323p")
                        .getBytes(Charset.forName("windows-1258")));
        files.put(
                "list.encoding.tcvn3",
                plain.formatted("§¶ng ñy x· T©n LËp, huyÖn Mai Ch©u").getBytes(StandardCharsets.ISO_8859_1));
        files.put("list.encoding.tcvn3 ", utf8(plain.formatted("§¶ng ñy x· T©n LËp, huyÖn Mai Ch©u")));
        files.put(
                "list.encoding.mojibake",
                utf8(plain.formatted(new String(utf8("Đảng ủy xã Tân Lập"), Charset.forName("windows-1252")))));
        files.put("list.encoding.unknown", new byte[] {'M', 'a', ';', (byte) 0x81, (byte) 0xFF, '\n'});

        files.forEach((key, file) -> assertThat(refusal(file)).as(key).isEqualTo(key.strip()));
        assertThat(rows(utf8(HEAD + "X1;ĐẢNG ỦY XÃ MAI HẠ;Đảng;Xã\n")))
                .as("capitals are no mojibake")
                .hasSize(1);
    }

    @Test
    void what_is_no_list_is_refused_by_what_it_is() throws IOException {
        assertThat(refusal(new byte[0])).isEqualTo("list.empty");
        assertThat(refusal(utf8(HEAD))).isEqualTo("list.empty");
        assertThat(refusal(utf8("%PDF-1.7\n..."))).isEqualTo("list.kind");
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
                .isEqualTo("list.xls");
        assertThat(refusal(utf8("Tên;Khối\nA;Đảng\n"))).isEqualTo("list.columns-missing");
        assertThat(refusal(utf8("Mã;Code;Tên;Khối;Cấp\nX1;X1;A;Đảng;Xã\n"))).isEqualTo("list.column-twice");
        assertThat(refusal(utf8(HEAD + "X1;\"không đóng;Đảng;Xã\n"))).isEqualTo("list.csv.broken");
        assertThat(refusal(zip("a.txt", 10))).isEqualTo("list.kind");
        assertThat(refusal(zip("xl/worksheets/sheet1.xml", 80 * 1024 * 1024)))
                .as("80 MB of blanks in a file of 80 KB")
                .isEqualTo("list.xlsx.bomb");
        assertThat(refusal(zip("xl/vbaProject.bin", 10))).isEqualTo("list.xlsx.active");
        byte[] cut = workbook(false);
        assertThat(refusal(java.util.Arrays.copyOf(cut, cut.length / 2))).isIn("list.xlsx.broken", "list.kind");
    }

    @Test
    void a_workbook_is_read_by_its_cells_and_formulas_are_named() throws IOException {
        List<RawRow> raw = ListFile.rows("ds.xlsx", workbook(true), ListLimits.USUAL);
        ListColumns columns = ListColumns.of(raw.get(0));

        assertThat(columns.row(raw.get(1)).name()).isEqualTo("Đảng ủy xã Một");
        assertThat(columns.formulas(raw.get(1), raw.get(0))).isEmpty();
        assertThat(columns.formulas(raw.get(2), raw.get(0))).containsExactly("Tên đơn vị");
    }

    @Test
    void the_template_is_read_back_with_every_column() throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        ListTemplate template = new ListTemplate(messages);
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        template.xlsx(xlsx);

        try (XSSFWorkbook book = new XSSFWorkbook(new java.io.ByteArrayInputStream(xlsx.toByteArray()))) {
            Row row = book.getSheetAt(0).createRow(1);
            List<String> cells =
                    List.of("X1", "Xã Một", "Đảng", "Xã", "TU", "Mai Hạ", "a@b.vn", "1/7/2025", "2/7/2030");
            for (int i = 0; i < cells.size(); i++) {
                row.createCell(i).setCellValue(cells.get(i));
            }
            ByteArrayOutputStream filled = new ByteArrayOutputStream();
            book.write(filled);
            ListRow read = rows(filled.toByteArray()).get(0);
            assertThat(List.of(
                            read.code(),
                            read.name(),
                            read.branch(),
                            read.level(),
                            read.parent(),
                            read.place(),
                            read.email(),
                            read.starts(),
                            read.ends()))
                    .isEqualTo(cells);
        }
        ListColumns.of(
                CsvSheet.read(ListText.read(template.csv()), ListLimits.USUAL).get(0));
    }

    @Test
    void ten_thousand_rows_are_read_and_more_than_the_limit_are_not() throws IOException {
        StringBuilder csv = new StringBuilder(HEAD);
        for (int n = 1; n <= 10_000; n++) {
            csv.append("X").append(n).append(";Đảng ủy xã ").append(n).append(";Đảng;Xã\n");
        }
        assertThat(rows(utf8(csv.toString()))).hasSize(10_000);
        csv.append("Y;Y;Đảng;Xã\n".repeat(10_001));
        assertThat(refusal(utf8(csv.toString()))).isEqualTo("list.too-many-rows");

        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SXSSFWorkbook book = new SXSSFWorkbook(100)) {
            var sheet = book.createSheet();
            for (int n = 0; n <= 10_000; n++) {
                Row row = sheet.createRow(n);
                String[] cells = n == 0 ? HEAD.strip().split(";") : new String[] {"X" + n, "Xã " + n, "Đảng", "Xã"};
                for (int i = 0; i < cells.length; i++) {
                    row.createCell(i).setCellValue(cells[i]);
                }
            }
            book.write(file);
        }
        assertThat(rows(file.toByteArray())).hasSize(10_000);
    }

    @Test
    void every_row_gets_its_verdict_and_every_refusal_its_row() {
        Map<String, Unit> known = new HashMap<>();
        known.put("TU", unit("TU", "Tỉnh ủy", "PROVINCE", null));
        known.put("H1", unit("H1", "Huyện ủy Một", "DISTRICT", "TU"));
        known.put("H2", unit("H2", "Huyện ủy Hai", "DISTRICT", "TU"));
        String csv = HEAD
                + "X1;Đảng ủy xã Một;Đảng;Xã;H1\n" // 2 new
                + "x2;Đảng ủy xã Hai;Đảng;Xã;X9;;;1/7/2025\n" // 3 new, under a later row
                + "X9;Đảng ủy cụm;Đảng;Xã;TU\n" // 4 new
                + "H1;HUYỆN ỦY MỘT;;;;Mai Châu\n" // 5 changed
                + "H2;Huyện ủy Hai;Đảng;Huyện;TU\n" // 6 same
                + "X1;Đảng ủy xã Khác;Đảng;Xã;H1\n" // 7 twice
                + "X3;Xã Ba;Đảng;Xã;H9\n" // 8 parent unknown
                + "X4;Xã Bốn;Đảng;Xã;X3\n" // 9 parent refused
                + "H2;Huyện ủy Đổi Tên;Đảng;Huyện\n" // 10 twice and renamed
                + "X5;;Kinh tế;Thôn;;;abc;2025\n" // 11 everything
                + "C1;Vòng 1;Đảng;Xã;C2\n" // 12 circle
                + "C2;Vòng 2;Đảng;Xã;C1\n" // 13 circle
                + "=1+1;Công thức;Đảng;Xã\n" // 14 formula
                + "X6;Xã Sáu;Đảng;Xã;;;;45839;1/1/2020\n"; // 15 ends before the day of a serial number

        List<ListRow> judged = judge(known, utf8(csv));

        Map<Integer, String> verdicts = new TreeMap<>();
        judged.forEach(row -> verdicts.put(
                row.line(),
                row.verdict()
                        + row.problems().stream()
                                .map(problem -> " " + problem.key().substring("list.row.".length()))
                                .sorted()
                                .reduce("", String::concat)));
        assertThat(verdicts)
                .containsEntry(2, "NEW")
                .containsEntry(3, "NEW")
                .containsEntry(4, "NEW")
                .containsEntry(5, "CHANGED")
                .containsEntry(6, "SAME")
                .containsEntry(7, "REFUSED code-twice")
                .containsEntry(8, "REFUSED parent-unknown")
                .containsEntry(9, "REFUSED parent-refused")
                .containsEntry(10, "REFUSED code-twice renamed")
                .containsEntry(11, "REFUSED branch day email level name")
                .containsEntry(12, "REFUSED circle")
                .containsEntry(13, "REFUSED parent-refused")
                .containsEntry(14, "REFUSED code formula")
                .containsEntry(15, "REFUSED ends-before-start");
        assertThat(judged)
                .allSatisfy(row -> assertThat(row.problems())
                        .allMatch(problem -> problem.args().get(0).equals(row.line())));
    }

    private static Unit unit(String code, String name, String level, String parent) {
        return new Unit(code, name, "COMMITTEE", "PARTY", level, parent, null, null, ALWAYS, null);
    }

    private static List<ListRow> judge(Map<String, Unit> known, byte[] file) {
        List<RawRow> raw = ListFile.rows("ds.csv", file, ListLimits.USUAL);
        ListColumns columns = ListColumns.of(raw.get(0));
        Map<Integer, List<String>> formulas = new HashMap<>();
        List<ListRow> rows = new ArrayList<>();
        raw.subList(1, raw.size()).forEach(row -> {
            rows.add(columns.row(row));
            formulas.put(row.line(), columns.formulas(row, raw.get(0)));
        });
        return new ListRules(known).judge(rows, formulas).rows();
    }

    private static List<ListRow> rows(byte[] file) {
        List<RawRow> raw = ListFile.rows("ds", file, ListLimits.USUAL);
        ListColumns columns = ListColumns.of(raw.get(0));
        return raw.subList(1, raw.size()).stream().map(columns::row).toList();
    }

    private static String refusal(byte[] file) {
        return catchThrowableOfType(Refusal.class, () -> rows(file))
                .problems()
                .get(0)
                .key();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook(boolean formula) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            var sheet = book.createSheet();
            String[][] cells = {
                {"Mã đơn vị", "Tên đơn vị", "Khối", "Cấp"},
                {"X1", "Đảng ủy xã Một", "Đảng", "Xã"},
                {"X2", "Đảng ủy xã Hai", "Đảng", "Xã"}
            };
            for (int r = 0; r < cells.length; r++) {
                Row row = sheet.createRow(r);
                for (int c = 0; c < cells[r].length; c++) {
                    row.createCell(c).setCellValue(cells[r][c]);
                }
            }
            if (formula) {
                sheet.getRow(2).getCell(1).setCellFormula("CONCATENATE(\"Xã \",A3)");
            }
            book.write(file);
        }
        return file.toByteArray();
    }

    private static byte[] zip(String name, int blanks) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] piece = new byte[64 * 1024];
            java.util.Arrays.fill(piece, (byte) ' ');
            for (int left = blanks; left > 0; left -= piece.length) {
                zip.write(piece, 0, Math.min(left, piece.length));
            }
            zip.closeEntry();
        }
        return file.toByteArray();
    }
}
