package vn.tongket.audit.seal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import vn.tongket.Command;
import vn.tongket.audit.seal.ExportCheck.Verdict;
import vn.tongket.audit.seal.RootFile.Kept;

/**
 * {@code java -jar tongket.jar verify <export> [--roots <file>] [--key <file>]}: checks an export without a database and
 * without the rest of the product. Answers 0 when all is right, 1 when something is broken, 2 when it could not be checked.
 */
final class VerifyCommand implements Command {

    private static final int RIGHT = 0;
    private static final int BROKEN = 1;
    private static final int UNCHECKED = 2;
    private static final Pattern KEY = Pattern.compile("MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=");

    private final PrintStream out;

    /** Answers on the console. */
    VerifyCommand() {
        out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public int run(List<String> args) {
        return verify(args);
    }

    private int verify(List<String> args) {
        Map<String, String> options = new HashMap<>();
        String export = null;
        for (int index = 0; index < args.size(); index++) {
            String arg = args.get(index);
            boolean option = arg.equals("--roots") || arg.equals("--key");
            if (option && index + 1 < args.size()) {
                options.put(arg, args.get(++index));
            } else if (option || arg.startsWith("--") || export != null) {
                return say(UNCHECKED, "usage");
            } else {
                export = arg;
            }
        }
        if (export == null) {
            return say(UNCHECKED, "usage");
        }
        Map<String, String> keys = new HashMap<>();
        TreeMap<Long, Kept> outside = new TreeMap<>();
        String now = export;
        try {
            if (options.containsKey("--key")) {
                now = options.get("--key");
                Matcher key = KEY.matcher(Files.readString(Path.of(now)));
                while (key.find()) {
                    keys.put(SealKey.id(key.group()), key.group());
                }
                if (keys.isEmpty()) {
                    return say(UNCHECKED, "no-key", now);
                }
            }
            if (options.containsKey("--roots")) {
                now = options.get("--roots");
                outside.putAll(RootFile.read(Path.of(now)));
                if (outside.isEmpty()) {
                    return say(UNCHECKED, "no-roots", now);
                }
            }
            now = export;
            return tell(new ExportCheck(keys, outside).of(Path.of(export)), !keys.isEmpty(), outside);
        } catch (NoSuchFileException e) {
            return say(UNCHECKED, "absent", now);
        } catch (ZipException e) {
            return say(UNCHECKED, "no-zip", now);
        } catch (IOException | RuntimeException e) {
            return say(UNCHECKED, "unreadable", now, String.valueOf(e.getMessage()));
        }
    }

    private int tell(Verdict verdict, boolean keyGiven, TreeMap<Long, Kept> outside) {
        if (verdict.fault() != null) {
            say(BROKEN, "broken", verdict.fault().sentence());
            return say(BROKEN, "before", verdict.records(), verdict.roots());
        }
        say(RIGHT, "right", verdict.records(), verdict.roots(), String.valueOf(verdict.lastRoot()));
        say(RIGHT, keyGiven ? "key-compared" : "key-believed", verdict.key());
        return outside.isEmpty()
                ? say(RIGHT, "not-compared")
                : say(RIGHT, "compared", verdict.compared(), outside.lastKey());
    }

    private int say(int answer, String key, Object... args) {
        String text = ResourceBundle.getBundle("messages", Locale.ROOT).getString("seal.verify." + key);
        out.println(new MessageFormat(text, Locale.ROOT).format(args));
        return answer;
    }
}
