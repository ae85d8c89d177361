package vn.tongket.document;

import java.util.List;

/** The styles that a template must have; people see and edit them in Word under these names. */
enum PaperStyle {
    BODY("Nội dung"),
    HEADING_1("Đề mục 1"),
    HEADING_2("Đề mục 2"),
    HEADING_3("Đề mục 3"),
    HEADING_4("Đề mục 4"),
    BULLET("Gạch đầu dòng"),
    TABLE("Bảng số liệu"),
    TABLE_CAPTION("Tên bảng"),
    TABLE_HEAD("Đầu bảng"),
    TABLE_TEXT("Chữ trong bảng"),
    CHART("Biểu đồ"),
    CHART_CAPTION("Tên biểu đồ"),
    ANNEX("Phụ lục"),
    ANNEX_TITLE("Tên phụ lục"),
    ANNEX_REFERENCE("Kèm theo");

    static final List<PaperStyle> HEADINGS = List.of(HEADING_1, HEADING_2, HEADING_3, HEADING_4);

    private final String title;

    PaperStyle(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
