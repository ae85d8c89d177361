package vn.tongket.start;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The product cannot start; its message is the one Vietnamese sentence that says what the operator has to do. */
public class StartProblem extends RuntimeException {

    StartProblem(Throwable cause, String key, Object... args) {
        super(sentence(key, args), cause);
    }

    private static String sentence(String key, Object... args) {
        String text = ResourceBundle.getBundle("messages", Locale.ROOT).getString("start." + key);
        return new MessageFormat(text, Locale.ROOT).format(args);
    }
}
