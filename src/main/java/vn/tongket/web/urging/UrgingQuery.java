package vn.tongket.web.urging;

import java.util.UUID;
import vn.tongket.Text;
import vn.tongket.assignment.urging.UrgingFilter;

/** What of the board of urging is looked at, as it stands in the address. */
record UrgingQuery(String q, String bac, String donvi, String dot, String tinhtrang) {

    UrgingFilter filter() {
        return new UrgingFilter(bac, donvi, id(dot), tinhtrang, q);
    }

    private static UUID id(String typed) {
        try {
            return Text.isBlank(typed) ? null : UUID.fromString(Text.clean(typed));
        } catch (IllegalArgumentException foreign) {
            return new UUID(0, 0);
        }
    }
}
