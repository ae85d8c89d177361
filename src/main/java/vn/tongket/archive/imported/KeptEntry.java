package vn.tongket.archive.imported;

/** One file of an archive that was let in. */
public record KeptEntry(
        int ordinal,
        String path,
        String kind,
        String name,
        String number,
        String dated,
        String unit,
        String pages,
        long size,
        String sha256) {

    public boolean isPage() {
        return path.endsWith(".html");
    }
}
