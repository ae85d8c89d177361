package vn.tongket.audit.seal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import vn.tongket.audit.seal.RecordLines.Line;
import vn.tongket.audit.seal.RootFile.Kept;
import vn.tongket.audit.seal.SealedRoots.Signed;

/** Follows the chain root by root, in a database or in an export, and names the first thing that is broken. */
final class ChainCheck {

    private final Map<String, String> keys;
    private final TreeMap<Long, Kept> outside;
    private Root before;

    /**
     * @param keys public keys that are trusted, by their ids
     * @param outside roots that were kept outside the database; empty where there are none at hand
     */
    ChainCheck(Map<String, String> keys, TreeMap<Long, Kept> outside) {
        this.keys = keys;
        this.outside = outside;
    }

    /** Goes on after a root that was found right before. */
    ChainCheck after(Root root) {
        before = root;
        return this;
    }

    /** Where lines come from; the next one is looked at before it is taken. */
    interface Lines {

        Line peek() throws SQLException, IOException;

        void take() throws SQLException, IOException;
    }

    /** What is wrong with the next root, or null. */
    Fault root(Signed signed) {
        Root root = signed.read();
        long expected = before == null ? signed.number() : before.number() + 1;
        if (signed.number() != expected) {
            return Fault.of("root-missing", expected, lastBefore());
        }
        Kept kept = outside.get(expected);
        if (kept != null && !kept.root().equals(Hash.hex(Hash.of(signed.statement())))) {
            return Fault.of("root-not-outside", expected, lastBefore());
        }
        if (root == null || root.number() != expected || !signed.root().equals(root.hash())) {
            return Fault.of("root-changed", expected, lastBefore());
        }
        String key = keys.get(root.key());
        if (key == null || !SealKey.id(key).equals(root.key())) {
            return Fault.of("key-unknown", expected, root.key(), lastBefore());
        }
        if (!SealKey.signed(key, Hash.utf8(signed.statement()), signed.signature())) {
            return Fault.of("signature", expected, lastBefore());
        }
        boolean linked = before == null
                ? expected != 1
                        || root.previous().equals(Root.NONE) && root.after().equals(Position.START)
                : root.previous().equals(before.hash()) && root.after().equals(before.upto());
        if (!linked || root.upto().compareTo(root.after()) < 0) {
            return Fault.of("chain", expected, lastBefore());
        }
        before = root;
        return null;
    }

    /** What is wrong with the records under a root that is right itself, or null. */
    static Fault records(Root root, Leaves leaves, Lines lines) throws SQLException, IOException {
        for (int index = 0; index < leaves.size(); index++) {
            Line line = upto(root, lines);
            if (line == null) {
                return missing(root, leaves, index);
            }
            Position at = line.position();
            if (!leaves.names(index, at.source(), at.id())) {
                return leaves.indexOf(at.source(), at.id()) > index
                        ? missing(root, leaves, index)
                        : Fault.of("record-inserted", name(at.source(), at.id()), root.number(), index + 1);
            }
            if (!java.util.Arrays.equals(leaves.hash(index), line.hash())) {
                return Fault.of("record-changed", name(at.source(), at.id()), root.number(), index + 1);
            }
            lines.take();
        }
        Line more = upto(root, lines);
        if (more != null) {
            return Fault.of(
                    "record-inserted",
                    name(more.position().source(), more.position().id()),
                    root.number(),
                    leaves.size() + 1);
        }
        if (leaves.size() != root.records() || !Hash.hex(leaves.root()).equals(root.tree())) {
            return leaves(root);
        }
        return null;
    }

    /** The list itself is not what was signed. */
    static Fault leaves(Root root) {
        return Fault.of("leaves", root.number(), place(root.after()), place(root.upto()));
    }

    Root last() {
        return before;
    }

    /** The last record under what was found right. */
    String lastBefore() {
        return before == null ? place(Position.START) : place(before.upto());
    }

    private static Fault missing(Root root, Leaves leaves, int index) {
        return Fault.of("record-missing", name(leaves.source(index), leaves.id(index)), root.number(), index + 1);
    }

    private static Line upto(Root root, Lines lines) throws SQLException, IOException {
        Line line = lines.peek();
        return line == null || line.position().compareTo(root.upto()) > 0 ? null : line;
    }

    /** How people look a record up: {@code #12} is an act, {@code T-12} a change written by a trigger. */
    static String name(int source, long id) {
        return source == RecordLines.ACT ? "#" + id : "T-" + id;
    }

    private static String place(Position position) {
        return position.equals(Position.START) ? "0" : name(position.source(), position.id());
    }
}
