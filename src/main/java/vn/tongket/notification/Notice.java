package vn.tongket.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One thing to be told to one recipient.
 *
 * @param key unique for the event and the recipient; a notice with a known key is not written again
 * @param recipient a group {@code <unit>.<role>}, {@code user:<id>} or {@code mailto:<address>}
 * @param template name of the text: {@code mail/<template>.txt}, whose first line is the subject
 * @param params values for the text's placeholders {@code {name}}
 * @param cycleId the review cycle it belongs to, or null
 * @param link path in the product that the reader should open, or null
 * @param urgency where it stands in the mail of the day, the most urgent first; null is mailed at once and alone
 */
public record Notice(
        String key,
        String recipient,
        String template,
        Map<String, Object> params,
        UUID cycleId,
        String link,
        Integer urgency) {

    public static Notice to(String recipient, String template, String key) {
        return new Notice(key, recipient, template, Map.of(), null, null, null);
    }

    public Notice with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(params);
        more.put(name, value == null ? "" : value);
        return new Notice(key, recipient, template, more, cycleId, link, urgency);
    }

    public Notice inCycle(UUID cycle) {
        return new Notice(key, recipient, template, params, cycle, link, urgency);
    }

    public Notice linking(String path) {
        return new Notice(key, recipient, template, params, cycleId, path, urgency);
    }

    /** Only a reminder, or one of many of its kind: it is mailed with the others of the day, never on a day off. */
    public Notice mayWait(int urgent) {
        return new Notice(key, recipient, template, params, cycleId, link, urgent);
    }
}
