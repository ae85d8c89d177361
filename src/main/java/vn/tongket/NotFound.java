package vn.tongket;

/** The thing does not exist, or this person may not know that it does: both are answered alike, with 404. */
public class NotFound extends RuntimeException {

    public NotFound(String kind, Object id) {
        super("%s '%s' does not exist or is not visible to the caller".formatted(kind, id));
    }
}
