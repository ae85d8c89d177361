package vn.tongket.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;

/** The only way in: a file's name is judged before it comes, its content before it is kept. */
@Component
public class FileIntake {

    private static final int MOST = 30;
    private static final int LONGEST_NAME = 200;

    private final FileLook look;
    private final FileContents contents;
    private final SecrecyGuard secrecy;
    private final TransactionTemplate transaction;
    private final long largest;

    FileIntake(
            FileLook look,
            FileContents contents,
            SecrecyGuard secrecy,
            PlatformTransactionManager transactions,
            @Value("${tongket.attachments.largest:50MB}") DataSize largest) {
        this.look = look;
        this.contents = contents;
        this.secrecy = secrecy;
        this.transaction = new TransactionTemplate(transactions);
        this.largest = largest.toBytes();
    }

    /** The largest file that is taken, in bytes. */
    public long largest() {
        return largest;
    }

    /** The name as it is kept; refuses one that carries a secrecy mark or is of no known kind. */
    public String name(String given) {
        String name = plain(given);
        secrecy.checkFileName("attachments", name);
        if (FileType.of(name).isEmpty()) {
            throw Refusal.at("attachments", "report.attachment.kind", FileType.ending(name), FileType.known());
        }
        return name;
    }

    /** Refuses one file more than is kept with one thing, and a second one of the same name. */
    public void requireRoom(Collection<String> others, String name) {
        if (others.size() >= MOST) {
            throw Refusal.at("attachments", "report.attachment.too-many", MOST);
        }
        if (others.stream().anyMatch(name::equalsIgnoreCase)) {
            throw Refusal.at("attachments", "report.attachment.name-taken", name);
        }
    }

    void requireSize(String name, long size) {
        requireSize(name, size, largest);
    }

    void requireSize(String name, long size, long most) {
        if (size <= 0) {
            throw Refusal.at("attachments", "report.attachment.empty", name);
        }
        if (size > most) {
            throw tooLarge(name, most);
        }
    }

    /** Keeps a file that its place looks into by itself, in one transaction with the note of it. */
    void takeLarge(InputStream content, Consumer<StoredContent> noting) {
        transaction.executeWithoutResult(inside -> {
            try (content) {
                noting.accept(contents.keep(content));
            } catch (IOException e) {
                throw new UncheckedIOException("File cannot be kept", e);
            }
        });
    }

    /** Looks into a file of a name that was judged, outside of any transaction, and keeps it inside of one. */
    public <T> T take(String name, FileSource source, Function<IncomingFile, T> keeping) {
        try (InputStream content = source.open();
                Spooled file = Spooled.of(content, largest).orElseThrow(() -> tooLarge(name))) {
            return take(name, file, keeping);
        } catch (IOException e) {
            throw new UncheckedIOException("File cannot be read", e);
        }
    }

    <T> T take(String name, Spooled file, Function<IncomingFile, T> keeping) {
        requireSize(name, file.size());
        FileType type = FileType.of(name).orElseThrow();
        boolean unread = look.isUnread(type, name, file.path());
        return transaction.execute(inside -> keeping.apply(new IncomingFile(name, type, unread, file, contents)));
    }

    private Refusal tooLarge(String name) {
        return tooLarge(name, largest);
    }

    private static Refusal tooLarge(String name, long most) {
        return Refusal.at(
                "attachments",
                "report.attachment.too-large",
                name,
                DataSize.ofBytes(most).toMegabytes());
    }

    /** Composed, without control characters and folders; what is too long is cut before the ending. */
    private static String plain(String given) {
        String plain = Text.clean(given == null ? "" : given).replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
        String name = Text.clean(plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1));
        if (name.isEmpty() || name.startsWith(".")) {
            throw Refusal.at("attachments", "report.attachment.name-missing");
        }
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        String ending = "." + FileType.ending(name);
        return ending.length() > 12
                ? name.substring(0, LONGEST_NAME)
                : name.substring(0, LONGEST_NAME - ending.length()) + ending;
    }
}
