package vn.tongket.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where mail for a recipient goes: the addresses of those who hold the role at that moment. */
public interface MailAddresses {

    /**
     * Somebody who should get mail.
     *
     * @param address null when none was entered
     */
    record Person(String user, String name, String address) {}

    /** Addresses of a group {@code <unit>.<role>} or of {@code user:<id>}; empty when nobody there has one. */
    Set<String> of(String recipient);

    /**
     * The people behind each of the recipients, with an address or without; a recipient without anybody is left out. The
     * same number of queries however many recipients are asked for.
     */
    Map<String, List<Person>> people(Collection<String> recipients);
}
