package vn.tongket.calendar;

/** How exactly a date is known: plans say “trong tháng 8/2018” as often as they name a day. */
public enum Precision {
    DAY,
    MONTH,
    YEAR,
    UNKNOWN
}
