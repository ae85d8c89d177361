package vn.tongket.report.offline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Packages that are damaged, oversized, or of another kind. */
final class SpoiledPackages {
    private static final String WORD = "bao-cao.docx";
    private static final String EXCEL = "so-lieu.xlsx";
    private static final String DOCUMENT = "word/document.xml";
    private static final String DOCUMENT_TIES = "word/_rels/document.xml.rels";

    private final byte[] word;
    private final byte[] excel;
    private final List<BadFile> files = new ArrayList<>();

    SpoiledPackages(byte[] word, byte[] excel) {
        this.word = word;
        this.excel = excel;
    }

    List<BadFile> all() {
        damaged();
        oversized();
        otherKinds();
        xml();
        return files;
    }

    private void damaged() {
        String key = "offline.zip.damaged";
        add("first half", WORD, Arrays.copyOf(word, word.length / 2), key);
        add("without its last bytes", WORD, Arrays.copyOf(word, word.length - 15), key);
        add("only its first bytes", EXCEL, Arrays.copyOf(excel, 40), key);
        add("junk behind the first letters", WORD, NoPackages.bytes("PK\u0003\u0004" + "x".repeat(5000)), key);
        byte[] flipped =
                new Package(word).put("word/media/a.bin", noise(60_000)).file();
        flipped[indexOf(flipped, "word/media/a.bin") + 2_000] ^= 0x55;
        add("a flipped byte", WORD, flipped, key);
        byte[] sum = word.clone();
        sum[lastIndexOf(sum, "PK\u0001\u0002") + 16] ^= 0x01;
        add("a wrong checksum in the directory", WORD, sum, key);
        byte[] method = word.clone();
        method[lastIndexOf(method, "PK\u0001\u0002") + 10] = 99;
        add("an unknown way of packing", WORD, method, key);
        byte[] offset = word.clone();
        offset[lastIndexOf(offset, "PK\u0005\u0006") + 17] = 0x7f;
        add("a directory in the wrong place", WORD, offset, key);
        byte[] encrypted = word.clone();
        encrypted[lastIndexOf(encrypted, "PK\u0001\u0002") + 8] |= 1;
        add("an encrypted part", WORD, encrypted, "offline.file.password");
        byte[] many = word.clone();
        many[lastIndexOf(many, "PK\u0005\u0006") + 11] = 0x7f;
        add("a directory that promises too much", WORD, many, "offline.zip.too-many-parts", 2_000);
        Package crowd = new Package(word);
        for (int i = 0; i < 2_001; i++) {
            crowd.put("word/media/" + i + ".txt", "x");
        }
        add("2,001 parts too many", WORD, crowd.file(), "offline.zip.too-many-parts", 2_000);
        add(
                "the same part twice",
                WORD,
                new Package(word).put("WORD/Document.xml", "<x/>").file(),
                "offline.zip.part-twice");
        for (String name : List.of("../../etc/passwd", "/etc/passwd", "C:/Windows/x.txt", "..\\..\\x.txt")) {
            add("a part called " + name, WORD, new Package(word).put(name, "x").file(), "offline.zip.part-name");
        }
    }

    private void oversized() {
        add(
                "a bomb of zeros",
                WORD,
                new Package(word)
                        .put("word/media/image1.png", new byte[40_000_000])
                        .file(),
                "offline.zip.bomb");
        add(
                "a bomb of blanks in the text",
                WORD,
                new Package(word)
                        .replace(DOCUMENT, "</w:body>", " ".repeat(20_000_000) + "</w:body>")
                        .file(),
                "offline.zip.bomb");
        add(
                "a bomb of rows",
                EXCEL,
                new Package(excel)
                        .replace(
                                "xl/worksheets/sheet1.xml", "</sheetData>", "<row/>".repeat(3_000_000) + "</sheetData>")
                        .file(),
                "offline.zip.bomb");
        Limits narrow = new Limits(50_000_000, 2_000, 200_000, 3_000_000, 150, 300, 5_000);
        files.add(BadFile.of(
                        "a text that is longer than a part may be",
                        WORD,
                        new Package(word)
                                .put("word/notes.xml", "<x>" + letters(300_000) + "</x>")
                                .file(),
                        "offline.zip.unpacked-too-large")
                .within(narrow));
        files.add(BadFile.of(
                        "pictures that are too much together",
                        WORD,
                        new Package(word)
                                .put("word/media/1.png", noise(2_000_000))
                                .put("word/media/2.png", noise(2_000_000))
                                .file(),
                        "offline.zip.unpacked-too-large")
                .within(narrow));
        files.add(BadFile.of(
                        "a text without end",
                        WORD,
                        new Package(word)
                                .replace(DOCUMENT, "Nêu rõ kết quả", letters(9_000))
                                .file(),
                        "offline.word.too-long")
                .within(narrow));
        files.add(BadFile.of(
                        "cells without end",
                        EXCEL,
                        new Package(excel)
                                .replace(
                                        "xl/worksheets/sheet1.xml",
                                        "</sheetData>",
                                        "<row>" + "<c><v>1</v></c>".repeat(400) + "</row></sheetData>")
                                .file(),
                        "offline.excel.too-much")
                .within(narrow));
        files.add(BadFile.of("larger than the limit", WORD, word, "offline.file.too-large")
                .within(new Limits(1_000, 2_000, 200_000, 3_000_000, 150, 300, 5_000)));
    }

    private void otherKinds() {
        add("any zip", WORD, new Package().put("a.txt", "x").file(), "offline.file.kind", "ZIP");
        add(
                "OpenDocument text",
                "bao-cao.odt",
                new Package()
                        .put("mimetype", "application/vnd.oasis.opendocument.text")
                        .put("content.xml", "<x/>")
                        .file(),
                "offline.file.kind",
                "OpenDocument");
        add(
                "OpenDocument sheets",
                EXCEL,
                new Package()
                        .put("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                        .file(),
                "offline.file.kind",
                "OpenDocument");
        String document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        String sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        add(
                "PowerPoint",
                "bao-cao.pptx",
                typed(
                        word,
                        document,
                        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
                "offline.file.kind",
                "PowerPoint");
        add(
                "a template of Word",
                "bao-cao.dotx",
                typed(
                        word,
                        document,
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
                "offline.file.template");
        add(
                "a template of Excel",
                "so-lieu.xltx",
                typed(excel, sheet, "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"),
                "offline.file.template");
        add(
                "a binary workbook",
                "so-lieu.xlsb",
                typed(excel, sheet, "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
                "offline.file.kind",
                "XLSB");
        add(
                "a drawing of Visio",
                WORD,
                typed(word, document, "application/vnd.ms-visio.drawing.main+xml"),
                "offline.file.unknown");
        add("Word called Excel", EXCEL, word, "offline.file.ending", EXCEL, "docx");
        add("Excel called Word", WORD, excel, "offline.file.ending", WORD, "xlsx");
        add("without an ending", "bao-cao", word, "offline.file.ending");
        add(
                "without its ties",
                WORD,
                new Package(word).remove("_rels/.rels").file(),
                "offline.zip.part-missing",
                "_rels/.rels");
        add("without its text", WORD, new Package(word).remove(DOCUMENT).file(), "offline.zip.part-missing", DOCUMENT);
        add(
                "without its workbook",
                EXCEL,
                new Package(excel).remove("xl/workbook.xml").file(),
                "offline.zip.part-missing",
                "xl/workbook.xml");
        add(
                "without a sheet's part",
                EXCEL,
                new Package(excel).remove("xl/worksheets/sheet1.xml").file(),
                "offline.zip.part-missing",
                "xl/worksheets/sheet1.xml");
    }

    private static byte[] typed(byte[] file, String from, String to) {
        return new Package(file).replace("[Content_Types].xml", from, to).file();
    }

    private void xml() {
        String key = "offline.xml.dtd";
        String prolog = "<?xml version=\"1.0\"?>";
        add(
                "a document type in the text",
                WORD,
                new Package(word).put(DOCUMENT, prolog + "<!DOCTYPE x><x/>").file(),
                key,
                DOCUMENT);
        add(
                "a billion laughs",
                EXCEL,
                new Package(excel)
                        .put(
                                "xl/sharedStrings.xml",
                                prolog
                                        + "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><sst>&c;</sst>")
                        .file(),
                key,
                "xl/sharedStrings.xml");
        add(
                "a file of the server",
                WORD,
                new Package(word)
                        .put(
                                "docProps/custom.xml",
                                prolog
                                        + "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Properties>&x;</Properties>")
                        .file(),
                key);
        add(
                "a document type in UTF-16",
                WORD,
                new Package(word)
                        .put(DOCUMENT, "\ufeff<!DOCTYPE x><x/>".getBytes(java.nio.charset.StandardCharsets.UTF_16LE))
                        .file(),
                key);
        add(
                "a document type behind a long comment",
                WORD,
                new Package(word)
                        .put(DOCUMENT, prolog + "<!--" + letters(50_000) + "--><!DOCTYPE x><x/>")
                        .file(),
                key);
        add(
                "a document type in the ties",
                WORD,
                new Package(word)
                        .put("_rels/.rels", prolog + "<!DOCTYPE x><x/>")
                        .file(),
                key);
        String damaged = "offline.xml.damaged";
        add(
                "a text that breaks off",
                WORD,
                new Package(word)
                        .put(DOCUMENT, "<w:document xmlns:w=\"w\"><w:body>")
                        .file(),
                damaged,
                DOCUMENT);
        add(
                "noise for a text",
                WORD,
                new Package(word).put(DOCUMENT, noise(3_000)).file(),
                damaged,
                DOCUMENT);
        add("nothing for a text", WORD, new Package(word).put(DOCUMENT, "").file(), damaged, DOCUMENT);
        add(
                "types that break off",
                WORD,
                new Package(word).put("[Content_Types].xml", "<Types><Default").file(),
                damaged);
        add(
                "a sheet that breaks off",
                EXCEL,
                new Package(excel)
                        .put("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row")
                        .file(),
                damaged);
        add(
                "an entity that nobody explained",
                EXCEL,
                new Package(excel)
                        .put("xl/sharedStrings.xml", "<sst><si><t>&x;</t></si></sst>")
                        .file(),
                damaged);
    }

    private void add(String title, String name, byte[] file, String key, Object... args) {
        files.add(BadFile.of(title, name, file, key, args));
    }

    static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(11).nextBytes(noise);
        noise[0] = 3;
        return noise;
    }

    static String letters(int length) {
        Random random = new Random(13);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }

    private static int indexOf(byte[] file, String text) {
        return new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static int lastIndexOf(byte[] file, String text) {
        return new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf(text);
    }
}
