package vn.tongket.assignment;

import java.time.LocalDate;

/**
 * What the tracker types on a letter that urges a unit.
 *
 * @param symbol number and symbol that the Party office gave it; the product numbers the tracker's own letters
 * @param letterOn date of the Party office's letter
 * @param reason why no letter is sent after all
 */
public record Letter(String subject, String text, String symbol, LocalDate letterOn, String reason, Integer version) {}
