package vn.tongket.archive;

/**
 * One file of an archive as its index lists it.
 *
 * @param path inside the archive, with slashes
 * @param kind English and stable; {@code archive.kind.<kind>} is its name
 * @param name as people call it
 * @param number and symbol, where it is a document that has one; else null
 * @param dated the day as people read it; null where none is known
 * @param unit name of the unit it comes from; null where that is nobody in particular
 * @param pages null where nobody counted them
 */
public record ArchiveEntry(
        String path,
        String kind,
        String name,
        String number,
        String dated,
        String unit,
        Integer pages,
        long size,
        String sha256) {}
