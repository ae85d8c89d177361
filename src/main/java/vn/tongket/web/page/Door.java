package vn.tongket.web.page;

/**
 * A link to a page that the person may open.
 *
 * @param text key of its text
 */
public record Door(String href, String text) {}
