package vn.tongket.report.copies;

/** A passage that stands in two texts, by its places in both; {@code words} is how long it is. */
public record Match(int start, int end, int otherStart, int otherEnd, int words) {}
