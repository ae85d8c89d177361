package vn.tongket.audit.seal;

import java.math.BigInteger;

/** The beginning of a root in letters and digits that nobody mixes up, to be compared by hand: 100 bits. */
final class SealCode {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int HEX_DIGITS = 25;
    private static final int LENGTH = 20;
    private static final int GROUP = 4;

    private SealCode() {}

    static String of(String root) {
        BigInteger bits = new BigInteger(root.substring(0, HEX_DIGITS), 16);
        StringBuilder code = new StringBuilder();
        for (int index = LENGTH - 1; index >= 0; index--) {
            code.append(LETTERS.charAt(bits.shiftRight(5 * index).intValue() & 31));
            if (index > 0 && (LENGTH - index) % GROUP == 0) {
                code.append('-');
            }
        }
        return code.toString();
    }
}
