package vn.tongket.conclusion;

import vn.tongket.document.Capacity;
import vn.tongket.document.Signing;

/**
 * Who signs, and in which capacity.
 *
 * @param title the office, e.g. “Bí thư Tỉnh ủy”
 */
public record Signature(Capacity capacity, String title, String name) {

    public Signature {
        title = Signing.office(capacity, title);
    }

    static Signature of(Signing signing) {
        return new Signature(signing.capacity(), signing.position(), signing.name());
    }
}
