package vn.tongket.organization.group;

import java.time.LocalDate;

/** A unit that is to belong to a group, as it was read from what is typed; {@code line} is how people count it. */
record MemberRow(int line, String unit, LocalDate from, LocalDate to) {}
