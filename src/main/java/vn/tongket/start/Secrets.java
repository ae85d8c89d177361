package vn.tongket.start;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that nobody can guess. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** Letters, digits, {@code -} and {@code _}, so that it needs no quoting anywhere. */
    public static String password() {
        byte[] random = new byte[18];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
