package vn.tongket.cycle;

/**
 * Number and date of a plan, as the clerk types them.
 *
 * @param number blank for the next one of the series
 * @param date the date of the document
 */
public record PlanIssue(String number, String date) {}
