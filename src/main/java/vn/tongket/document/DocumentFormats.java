package vn.tongket.document;

import java.time.LocalDate;

/** Which template a document of a day is written with; the rules for the layout change over the years. */
public interface DocumentFormats {

    /**
     * @param documentType abbreviation of the type; see {@link DocumentType}
     * @return key of the template, e.g. {@code party-36-hd-titled}
     */
    String templateOf(Style style, String documentType, LocalDate on);
}
