package vn.tongket.organization.change;

/**
 * Which open things of a decision are meant.
 *
 * @param kind empty for all kinds
 * @param from code of the ended unit, empty for all
 * @param choice {@code open} without a successor yet, {@code chosen} with one, empty for both
 * @param state a {@link ChangeItem.State}, empty for all
 */
public record ItemFilter(String kind, String from, String choice, String state) {

    public static final ItemFilter ALL = new ItemFilter("", "", "", "");

    public ItemFilter {
        kind = kind == null ? "" : kind;
        from = from == null ? "" : from;
        choice = choice == null ? "" : choice;
        state = state == null ? "" : state;
    }
}
