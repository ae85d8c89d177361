package vn.tongket.organization.list;

import vn.tongket.Refusal;

/** What may still be read of a file. */
final class Budget {

    private final ListLimits limits;
    private long texts;

    Budget(ListLimits limits) {
        this.limits = limits;
    }

    void row(int rows) {
        if (rows > limits.rows() + 1) {
            throw Refusal.at("tep", "list.too-many-rows", limits.rows());
        }
    }

    void cell(int line, int cells, String text) {
        if (cells > limits.cells()) {
            throw Refusal.at("tep", "list.too-many-cells", line, limits.cells());
        }
        if (text != null && text.length() > limits.text()) {
            throw Refusal.at("tep", "list.text-too-long", line, limits.text());
        }
        texts += text == null ? 0 : text.length();
        if (texts > limits.texts()) {
            throw Refusal.at("tep", "list.too-much-text");
        }
    }
}
