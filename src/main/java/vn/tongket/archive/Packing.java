package vn.tongket.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;

/** One archive while it is packed: the folder, the cycle, and what the index will list. */
final class Packing {

    private final UUID cycle;
    private final Folder folder;
    private final MessageSource messages;
    private final Runnable heartbeat;
    private final List<ArchiveEntry> entries = new ArrayList<>();

    Packing(UUID cycle, Folder folder, MessageSource messages, Runnable heartbeat) {
        this.cycle = cycle;
        this.folder = folder;
        this.messages = messages;
        this.heartbeat = heartbeat;
    }

    UUID cycle() {
        return cycle;
    }

    Folder folder() {
        return folder;
    }

    List<ArchiveEntry> entries() {
        return entries;
    }

    /** What one file is, before it is written. */
    record Label(String kind, String name, String number, String dated, String unit, Integer pages) {

        static Label of(String kind, String name) {
            return new Label(kind, name, null, null, null, null);
        }

        static Label of(String kind, String name, String dated, String unit) {
            return new Label(kind, name, null, dated, unit, null);
        }
    }

    void put(String path, Label label, Folder.Content content) throws IOException {
        list(path, label, folder.put(path, content));
        heartbeat.run();
    }

    /** Lists what somebody else wrote into the folder. */
    void list(String path, Label label, Folder.Written written) {
        entries.add(new ArchiveEntry(
                path,
                label.kind(),
                label.name(),
                label.number(),
                label.dated(),
                label.unit(),
                label.pages(),
                written.size(),
                written.sha256()));
    }

    String said(String key, Object... args) {
        return messages.getMessage("archive." + key, args, Locale.ROOT);
    }

    /** The text of a code; a code without one stays as it is. */
    String coded(String prefix, String code) {
        return code == null ? "" : messages.getMessage(prefix + "." + code, null, code, Locale.ROOT);
    }
}
