package vn.tongket.notification;

import java.util.Optional;

/**
 * Something of a notice that only the mail may say, such as a link that works once. The notice keeps a sealed word in its
 * place; it is opened while the mail is composed, and what it says is stored nowhere.
 */
public interface SealedText {

    String SEAL = "sealed:";

    /**
     * What stands in the mail.
     *
     * @param picture goes with the mail as a file; null for none
     */
    record Opened(String text, Picture picture) {}

    record Picture(String name, byte[] png) {}

    static boolean isSealed(String value) {
        return value.startsWith(SEAL);
    }

    /**
     * @param address of the product, without a slash at its end
     * @return empty for what somebody else sealed
     */
    Optional<Opened> open(String sealed, String address);
}
