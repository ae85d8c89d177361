package vn.tongket.conclusion;

/** What the clerk types to issue a conclusion; a blank number takes the next one of the series. */
public record Issuing(String documentType, String number, String date) {}
