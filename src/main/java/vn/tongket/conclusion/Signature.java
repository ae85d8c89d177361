package vn.tongket.conclusion;

import vn.tongket.document.Capacity;

/**
 * Who signs, and in which capacity.
 *
 * @param title the office, e.g. “Bí thư Tỉnh ủy”
 */
public record Signature(Capacity capacity, String title, String name) {}
