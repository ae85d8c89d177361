package vn.tongket.notification;

import java.util.Set;

/** Where mail for a recipient goes: the addresses of those who hold the role at that moment. */
public interface MailAddresses {

    /** Addresses of a group {@code <unit>.<role>} or of {@code user:<id>}; empty when nobody there has one. */
    Set<String> of(String recipient);
}
