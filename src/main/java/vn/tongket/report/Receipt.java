package vn.tongket.report;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a unit holds in hand after it submitted: the moment of receipt and the hash of what was received. */
public record Receipt(UUID obligationId, int versionNo, Instant receivedAt, boolean onTime, String sha256) {

    /** No letters that are taken for digits or for one another. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int CODE_LENGTH = 12;
    private static final int HASH_DIGITS = CODE_LENGTH * 5 / 4;
    private static final Pattern CODE = Pattern.compile("[" + LETTERS + "]{" + CODE_LENGTH + "}");

    public static Receipt of(ReportVersion version) {
        return new Receipt(
                version.obligationId(), version.no(), version.submittedAt(), version.onTime(), version.sha256());
    }

    /** The beginning of the hash, short enough to be typed from paper: {@code 7KQ2-0C9F-XA41}. */
    public String code() {
        BigInteger bits = new BigInteger(sha256.substring(0, HASH_DIGITS), 16);
        StringBuilder code = new StringBuilder();
        for (int i = CODE_LENGTH - 1; i >= 0; i--) {
            int letter = bits.shiftRight(5 * i).intValue() & 31;
            code.append(LETTERS.charAt(letter)).append(i > 0 && i % 4 == 0 ? "-" : "");
        }
        return code.toString();
    }

    /** The beginning of the hash that a typed code stands for. */
    public static Optional<String> hashOf(String typed) {
        String code = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        BigInteger bits = BigInteger.ZERO;
        for (char letter : code.toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(LETTERS.indexOf(letter)));
        }
        String digits = bits.toString(16);
        return Optional.of("0".repeat(HASH_DIGITS - digits.length()) + digits);
    }
}
