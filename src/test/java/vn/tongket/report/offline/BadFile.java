package vn.tongket.report.offline;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.io.InputStreamSource;

/**
 * A file that must not come in.
 *
 * @param args what the sentence names; as many as are given are compared
 */
record BadFile(
        String title,
        String name,
        Supplier<InputStreamSource> content,
        OfflineReport report,
        Limits limits,
        String key,
        List<Object> args) {

    static BadFile of(String title, String name, byte[] content, String key, Object... args) {
        return new BadFile(
                title,
                name,
                () -> () -> new java.io.ByteArrayInputStream(content),
                SampleReports.empty(),
                Limits.USUAL,
                key,
                List.of(args));
    }

    BadFile against(OfflineReport other) {
        return new BadFile(title, name, content, other, limits, key, args);
    }

    BadFile within(Limits other) {
        return new BadFile(title, name, content, report, other, key, args);
    }

    @Override
    public String toString() {
        return title;
    }
}
