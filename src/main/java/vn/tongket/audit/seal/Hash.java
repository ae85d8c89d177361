package vn.tongket.audit.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as the seal uses it; what kind of thing is hashed is part of the hash. */
final class Hash {

    static final int LENGTH = 32;
    static final byte[] NOTHING = of(new byte[0]);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Hash() {}

    static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    static byte[] of(String text) {
        return of(utf8(text));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] leaf(int source, long id, byte[] line) {
        MessageDigest digest = digest();
        digest.update(
                ByteBuffer.allocate(10).put(LEAF).put((byte) source).putLong(id).array());
        return digest.digest(line);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = digest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
