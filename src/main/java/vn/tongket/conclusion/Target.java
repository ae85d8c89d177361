package vn.tongket.conclusion;

import java.math.BigDecimal;

/** What a quantitative clause is measured by, e.g. “hoàn thành chỉ tiêu tuyển quân”, 100, “%”; the value may be absent. */
public record Target(String name, BigDecimal value, String unit) {}
