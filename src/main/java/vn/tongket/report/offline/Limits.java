package vn.tongket.report.offline;

/**
 * How much of a foreign file is read at the most, so that no file can fill the memory or the disk.
 *
 * @param file bytes as they come in
 * @param entries parts of the package
 * @param part bytes of one part of XML when it is unpacked
 * @param whole bytes of all parts when they are unpacked
 * @param ratio how many times larger a part may become by unpacking, where it is large at all
 * @param cells cells with content in one sheet
 * @param texts characters of all texts together
 */
record Limits(long file, int entries, long part, long whole, int ratio, int cells, int texts) {

    private static final long MEGABYTE = 1024L * 1024;

    static final Limits USUAL =
            new Limits(50 * MEGABYTE, 2_000, 24 * MEGABYTE, 200 * MEGABYTE, 150, 100_000, 6_000_000);

    long fileMegabytes() {
        return Math.max(1, file / MEGABYTE);
    }
}
