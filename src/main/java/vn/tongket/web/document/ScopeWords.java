package vn.tongket.web.document;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.document.RegisterDesk;

/** How the pages of the register name its years and terms; templates call it as {@code @scopeWords}. */
@Component
public class ScopeWords {

    private final MessageSource messages;

    ScopeWords(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String scope) {
        if (scope.equals(RegisterDesk.PENDING)) {
            return text("web.register.pending");
        }
        String label = scope.substring(scope.indexOf(':') + 1);
        if (scope.startsWith("year:")) {
            return text("web.register.year", label);
        }
        return label.equals("any") ? text("web.register.any-term") : text("web.register.term", label);
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, Locale.ROOT);
    }
}
