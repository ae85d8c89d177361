package vn.tongket.web.archive;

import java.util.Locale;
import org.springframework.stereotype.Component;

/** How pages about archives write numbers of bytes; templates call it as {@code @archiveWords}. */
@Component
public class ArchiveWords {

    private static final String[] MEASURES = {"kB", "MB", "GB", "TB"};

    public String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " byte";
        }
        double size = bytes / 1000.0;
        int measure = 0;
        while (size >= 999.5 && measure < MEASURES.length - 1) {
            size /= 1000;
            measure++;
        }
        return String.format(Locale.ROOT, size < 9.95 ? "%.1f" : "%.0f", size).replace('.', ',') + " "
                + MEASURES[measure];
    }
}
