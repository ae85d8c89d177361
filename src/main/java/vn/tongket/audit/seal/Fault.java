package vn.tongket.audit.seal;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The first thing that is broken.
 *
 * @param code key of its sentence below {@code seal.fault}
 * @param args what the sentence names: the record, the root
 */
public record Fault(String code, List<String> args) {

    static Fault of(String code, Object... args) {
        return new Fault(code, Arrays.stream(args).map(String::valueOf).toList());
    }

    /** The sentence that says what is broken and where. */
    public String sentence() {
        String text = ResourceBundle.getBundle("messages", Locale.ROOT).getString("seal.fault." + code);
        return new MessageFormat(text, Locale.ROOT).format(args.toArray());
    }
}
