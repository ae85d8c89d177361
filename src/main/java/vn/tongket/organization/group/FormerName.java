package vn.tongket.organization.group;

import java.time.Instant;

/** What a group was called until somebody gave it another name. */
public record FormerName(String name, Instant usedUntil, String changedBy) {}
