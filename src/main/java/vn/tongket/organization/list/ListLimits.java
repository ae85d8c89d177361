package vn.tongket.organization.list;

/**
 * How much of a foreign file is read at the most, so that no file can fill the memory.
 *
 * @param file bytes as they come in
 * @param parts parts of a package
 * @param unpacked bytes of all parts of a package when they are unpacked
 * @param rows rows with content
 * @param cells cells of a row
 * @param text characters of a cell
 * @param texts characters of all cells together
 */
record ListLimits(int file, int parts, long unpacked, int rows, int cells, int text, int texts) {

    private static final int MEGABYTE = 1024 * 1024;

    static final ListLimits USUAL = new ListLimits(10 * MEGABYTE, 500, 60L * MEGABYTE, 20_000, 40, 500, 12_000_000);
}
