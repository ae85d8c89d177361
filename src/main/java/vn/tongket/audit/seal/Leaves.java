package vn.tongket.audit.seal;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The leaves under one root, in order, and the tree over them as in RFC 6962: a record is proven by the hashes beside its
 * way up, without the other records. A leaf names the source and the id of its record, so that a missing one can be named.
 */
final class Leaves {

    private static final int WIDTH = 1 + Long.BYTES + Hash.LENGTH;

    private static final int MOST = 64 * 1024 * 1024;

    private final byte[] bytes;

    Leaves(byte[] bytes) {
        if (bytes.length % WIDTH != 0) {
            throw new IllegalArgumentException("%d bytes are no list of leaves".formatted(bytes.length));
        }
        this.bytes = bytes;
    }

    static ByteBuffer room(int leaves) {
        return ByteBuffer.allocate(leaves * WIDTH);
    }

    static void add(ByteBuffer room, int source, long id, byte[] hash) {
        room.put((byte) source).putLong(id).put(hash);
    }

    int size() {
        return bytes.length / WIDTH;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The bytes of a list with their number before them, as an export holds them, whatever they are. */
    static byte[] framed(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    static Leaves read(DataInputStream framed) throws IOException {
        int length = framed.readInt();
        if (length < 0 || length > MOST) {
            throw new IllegalArgumentException("A list of %d bytes".formatted(length));
        }
        return new Leaves(framed.readNBytes(length));
    }

    int source(int index) {
        return bytes[index * WIDTH];
    }

    long id(int index) {
        return ByteBuffer.wrap(bytes).getLong(index * WIDTH + 1);
    }

    byte[] hash(int index) {
        int end = (index + 1) * WIDTH;
        return Arrays.copyOfRange(bytes, end - Hash.LENGTH, end);
    }

    boolean names(int index, int source, long id) {
        return source(index) == source && id(index) == id;
    }

    int indexOf(int source, long id) {
        for (int index = 0; index < size(); index++) {
            if (names(index, source, id)) {
                return index;
            }
        }
        return -1;
    }

    byte[] root() {
        List<List<byte[]>> levels = levels();
        return levels.isEmpty() ? Hash.NOTHING : levels.get(levels.size() - 1).get(0);
    }

    /** The hashes beside the way from a leaf to the root, from below. */
    static List<byte[]> path(List<List<byte[]>> levels, int index) {
        List<byte[]> path = new ArrayList<>();
        int at = index;
        for (List<byte[]> level : levels) {
            int beside = at ^ 1;
            if (beside < level.size()) {
                path.add(level.get(beside));
            }
            at /= 2;
        }
        return path;
    }

    /** From the leaves to the root; empty when there are no leaves. */
    List<List<byte[]>> levels() {
        List<List<byte[]>> levels = new ArrayList<>();
        List<byte[]> level = new ArrayList<>(size());
        for (int index = 0; index < size(); index++) {
            level.add(hash(index));
        }
        while (!level.isEmpty()) {
            levels.add(level);
            if (level.size() == 1) {
                break;
            }
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int index = 0; index < level.size(); index += 2) {
                above.add(
                        index + 1 < level.size()
                                ? Hash.node(level.get(index), level.get(index + 1))
                                : level.get(index));
            }
            level = above;
        }
        return levels;
    }

    /** The root to which a leaf and its path lead; null when the path does not fit the place of the leaf. */
    static byte[] climb(byte[] leaf, int index, int size, List<byte[]> path) {
        byte[] node = leaf;
        int at = index;
        int used = 0;
        for (int width = size; width > 1; width = (width + 1) / 2) {
            boolean right = at % 2 == 1;
            if (right || at + 1 < width) {
                if (used == path.size()) {
                    return null;
                }
                byte[] beside = path.get(used++);
                node = right ? Hash.node(beside, node) : Hash.node(node, beside);
            }
            at /= 2;
        }
        return used == path.size() ? node : null;
    }
}
