package vn.tongket.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * In which capacity somebody signed a document; every feature keeps it in its columns {@code signing_capacity},
 * {@code signer_title} and {@code signer_name}.
 *
 * @param capacity null while nobody has said it
 * @param position the office, e.g. “Phó Chủ tịch”; null for the head of the body
 * @param name null while nobody is named
 */
public record Signing(Capacity capacity, String position, String name) {

    private static final Pattern ACTING =
            Pattern.compile("^(quyền|q\\.)\\s+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    public Signing {
        position = office(capacity, position);
    }

    /** The office without “Quyền”, which the capacity of an acting head says already. */
    public static String office(Capacity capacity, String position) {
        return capacity == Capacity.ACTING && position != null
                ? ACTING.matcher(position).replaceFirst("")
                : position;
    }

    /** Nobody has said anything yet. */
    public static final Signing NONE = new Signing(null, null, null);

    /** Reads the three columns of a row. */
    public static Signing read(ResultSet row) throws SQLException {
        String capacity = row.getString("signing_capacity");
        return new Signing(
                capacity == null ? null : Capacity.valueOf(capacity),
                row.getString("signer_title"),
                row.getString("signer_name"));
    }

    public boolean isChosen() {
        return capacity != null;
    }

    /** For the column {@code signing_capacity}. */
    public String code() {
        return capacity == null ? null : capacity.name();
    }

    /** As it is typed again. */
    public SigningEntry entry() {
        return new SigningEntry(code(), position, name);
    }

    /** In one line, as the document prints it, e.g. “KT. Phó Chủ tịch”; empty while nothing was said. */
    public String line(Style style) {
        return capacity == null ? "" : (capacity.prefix(style) + " " + (position == null ? "" : position)).strip();
    }
}
