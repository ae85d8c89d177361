package vn.tongket.assignment.period;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of the text of a periodic report.
 *
 * @param code {@code GENERAL}, {@code CLAUSE:<ref>}, {@code OVERDUE}, {@code CHANGES}, {@code LIMITATIONS} or
 *     {@code PROPOSALS}
 * @param title as the report prints it
 * @param text what the tracker makes of the prefilled sentences
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PeriodPart(String code, String title, String text) {

    static final String GENERAL = "GENERAL";
    static final String CLAUSE = "CLAUSE:";
    static final String PROPOSALS = "PROPOSALS";

    /** The clause that the part is about; null for the others. */
    public String ref() {
        return code.startsWith(CLAUSE) ? code.substring(CLAUSE.length()) : null;
    }

    PeriodPart saying(String other) {
        return new PeriodPart(code, title, other);
    }

    /** All of them as one text. */
    static String whole(List<PeriodPart> parts) {
        return parts.stream()
                .map(part -> (part.title() + "\n" + (part.text() == null ? "" : part.text())).strip())
                .collect(Collectors.joining("\n\n"));
    }
}
