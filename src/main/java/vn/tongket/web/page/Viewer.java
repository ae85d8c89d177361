package vn.tongket.web.page;

import java.util.List;

/**
 * Who looks at a page, and the menu this person has.
 *
 * @param name as the account says it
 */
public record Viewer(String userId, String name, List<Item> menu) {

    /** One entry of the menu; {@code text} is a key of the texts, {@code count} what waits behind it. */
    public record Item(String href, String text, boolean current, long count) {}
}
