package vn.tongket.report.check;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a sentence says of a figure.
 *
 * @param sentence as it stands in the text
 * @param about the words around the number, which say what is meant; the nearest first
 * @param after the clause behind, where the subject may go on: “100% xã, thị trấn có …”; else empty
 * @param number null where only “vượt chỉ tiêu” is said
 * @param decimals how many the number is written with
 * @param atLeast “trên 98%”
 * @param unit what is counted; null for a percentage
 * @param years named beside the claim, in the order of the text
 * @param everyYear “hằng năm”
 * @param wholePeriod “10 năm qua”, “giai đoạn”
 */
record Claim(
        Kind kind,
        String sentence,
        List<String> about,
        String after,
        BigDecimal number,
        int decimals,
        boolean atLeast,
        String unit,
        List<Integer> years,
        boolean everyYear,
        boolean wholePeriod) {

    enum Kind {
        /** “đạt 98,5%” */
        PERCENT,
        /** “mở 12 lớp” */
        COUNT,
        /** “vượt chỉ tiêu”, “vượt 7% chỉ tiêu” */
        EXCEEDED,
        /** “tăng 12% so với năm trước” */
        RISEN,
        /** “giảm 5% so với năm trước” */
        FALLEN
    }
}
