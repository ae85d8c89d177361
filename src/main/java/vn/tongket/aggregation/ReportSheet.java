package vn.tongket.aggregation;

import java.util.List;

/**
 * The texts of the provincial report as they are typed.
 *
 * @param version the revision that was read; null saves whatever the revision is
 */
public record ReportSheet(List<Text> sections, Integer version) {

    public ReportSheet {
        sections = sections == null
                ? List.of()
                : sections.stream().filter(Text::isWritten).toList();
    }

    /** The text of one section; headings have none. */
    public record Text(String code, String body, boolean leaf) {

        boolean isWritten() {
            return code != null && leaf;
        }
    }
}
