package vn.tongket.report.offline;

import java.util.ArrayList;
import java.util.List;

/** Sound packages with parts that must not come in: macros, programs, and ties to elsewhere. */
final class UnwantedParts {

    private static final String WORD = "bao-cao.docx";
    private static final String EXCEL = "so-lieu.xlsx";
    private static final String DOCUMENT = "word/document.xml";
    private static final String DOCUMENT_TIES = "word/_rels/document.xml.rels";

    private final byte[] word;
    private final byte[] excel;
    private final List<BadFile> files = new ArrayList<>();

    UnwantedParts(byte[] word, byte[] excel) {
        this.word = word;
        this.excel = excel;
    }

    List<BadFile> all() {
        macros();
        embedded();
        external();
        return files;
    }

    private void macros() {
        String key = "offline.file.macro";
        add("called .docm", "bao-cao.docm", word, "offline.file.macro-ending", "docm");
        add("called .xlsm", "so-lieu.XLSM", excel, "offline.file.macro-ending", "xlsm");
        add(
                "macros in Word",
                WORD,
                new Package(word)
                        .put("word/vbaProject.bin", SpoiledPackages.noise(500))
                        .file(),
                key);
        add(
                "macros in Excel",
                EXCEL,
                new Package(excel)
                        .put("xl/vbaProject.bin", SpoiledPackages.noise(500))
                        .file(),
                key);
        add(
                "macros under another name's folder",
                WORD,
                new Package(word)
                        .put("docProps/VBAPROJECT.BIN", SpoiledPackages.noise(9))
                        .file(),
                key);
        add(
                "data of macros",
                WORD,
                new Package(word).put("word/vbaData.xml", "<x/>").file(),
                key);
        add(
                "signed macros",
                WORD,
                new Package(word)
                        .put("word/vbaProjectSignature.bin", SpoiledPackages.noise(9))
                        .file(),
                key);
        add(
                "a sheet of macros",
                EXCEL,
                new Package(excel).put("xl/macrosheets/sheet1.xml", "<x/>").file(),
                key);
        add(
                "a sheet of dialogs",
                EXCEL,
                new Package(excel).put("xl/dialogsheets/sheet1.xml", "<x/>").file(),
                key);
        add(
                "Word with macros by its type",
                WORD,
                new Package(word)
                        .replace(
                                "[Content_Types].xml",
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                                "application/vnd.ms-word.document.macroEnabled.main+xml")
                        .file(),
                key);
        add(
                "Excel with macros by its type",
                EXCEL,
                new Package(excel)
                        .replace(
                                "[Content_Types].xml",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
                        .file(),
                key);
        add(
                "a type of macros",
                WORD,
                new Package(word)
                        .type("<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>")
                        .file(),
                key);
        add(
                "a tie to macros",
                WORD,
                new Package(word)
                        .relation(DOCUMENT_TIES, "vbaProject", "x.bin", false)
                        .file(),
                key);
    }

    private void embedded() {
        String key = "offline.file.embedded";
        add(
                "an OLE object",
                WORD,
                new Package(word)
                        .put("word/embeddings/oleObject1.bin", SpoiledPackages.noise(99))
                        .file(),
                key);
        add(
                "a workbook in the text",
                WORD,
                new Package(word).put("word/embeddings/Sheet.xlsx", excel).file(),
                key);
        add(
                "an OLE object in Excel",
                EXCEL,
                new Package(excel)
                        .put("xl/embeddings/oleObject1.bin", SpoiledPackages.noise(99))
                        .file(),
                key);
        add(
                "ActiveX",
                WORD,
                new Package(word).put("word/activeX/activeX1.xml", "<x/>").file(),
                key);
        add(
                "a tie to an OLE object",
                WORD,
                new Package(word)
                        .relation(DOCUMENT_TIES, "oleObject", "x.bin", false)
                        .file(),
                key);
        add(
                "a type of ActiveX",
                EXCEL,
                new Package(excel)
                        .type("<Override PartName=\"/x.xml\" ContentType=\"application/vnd.ms-office.activeX+xml\"/>")
                        .file(),
                key);
        for (String name :
                List.of("word/media/setup.exe", "word/run.vbs", "word/go.PS1", "customXml/a.js", "word/x.lnk")) {
            add("a program " + name, WORD, new Package(word).put(name, "x").file(), "offline.file.program", name);
        }
        add(
                "a program called a picture",
                WORD,
                new Package(word)
                        .put("word/media/image1.png", NoPackages.bytes("MZ\u0090x"))
                        .file(),
                "offline.file.program",
                "word/media/image1.png");
        add(
                "a program of Linux called a picture",
                EXCEL,
                new Package(excel)
                        .put("xl/media/image1.jpeg", NoPackages.bytes("\u007fELF\u0002"))
                        .file(),
                "offline.file.program");
        add(
                "a document put in whole",
                WORD,
                new Package(word)
                        .relation(DOCUMENT_TIES, "aFChunk", "x.html", false)
                        .file(),
                "offline.file.inserted");
        add(
                "a mark of a document put in whole",
                WORD,
                new Package(word)
                        .replace(DOCUMENT, "<w:body>", "<w:body><w:altChunk/>")
                        .file(),
                "offline.file.inserted");
        add(
                "a part of a master document",
                WORD,
                new Package(word)
                        .relation(DOCUMENT_TIES, "subDocument", "x.docx", true)
                        .file(),
                "offline.file.inserted");
    }

    private void external() {
        String key = "offline.file.external";
        add(
                "links to other workbooks",
                EXCEL,
                new Package(excel)
                        .put("xl/externalLinks/externalLink1.xml", "<x/>")
                        .file(),
                key);
        add(
                "DDE links in Excel",
                EXCEL,
                new Package(excel)
                        .put("xl/externalLinks/externalLink9.xml", "<externalLink><ddeLink/></externalLink>")
                        .file(),
                key);
        add(
                "connections to databases",
                EXCEL,
                new Package(excel).put("xl/connections.xml", "<x/>").file(),
                key);
        add(
                "queries",
                EXCEL,
                new Package(excel).put("xl/queryTables/queryTable1.xml", "<x/>").file(),
                key);
        add(
                "a web extension",
                WORD,
                new Package(word)
                        .put("word/webextensions/taskpanes.xml", "<x/>")
                        .file(),
                key);
        add(
                "a template from elsewhere",
                WORD,
                new Package(word)
                        .relation(DOCUMENT_TIES, "attachedTemplate", "http://10.0.0.1/x.dotm", true)
                        .file(),
                key);
        add(
                "a picture from elsewhere",
                WORD,
                new Package(word)
                        .relation(DOCUMENT_TIES, "image", "file:///C:/x.png", true)
                        .file(),
                key);
        add(
                "a tie to another workbook",
                EXCEL,
                new Package(excel)
                        .relation("xl/_rels/workbook.xml.rels", "externalLink", "x.xml", false)
                        .file(),
                key);
        field("DDE excel so-lieu.xls R1C1", "DDE");
        field("DDEAUTO c:\\\\windows\\\\cmd.exe", "DDEAUTO");
        field(" INCLUDETEXT \"c:\\\\x.docx\"", "INCLUDETEXT");
        field(" INCLUDEPICTURE \"http://10.0.0.1/x.png\"", "INCLUDEPICTURE");
        field("LINK Excel.Sheet.12", "LINK");
        field("MACROBUTTON Go", "MACROBUTTON");
        add(
                "a field in two pieces",
                WORD,
                new Package(word)
                        .replace(
                                DOCUMENT,
                                "<w:body>",
                                "<w:body><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>"
                                        + "<w:r><w:instrText>AUTO cmd</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")
                        .file(),
                "offline.word.active-field",
                "DDEAUTO");
    }

    private void field(String instruction, String name) {
        add(
                "a field " + name,
                WORD,
                new Package(word)
                        .replace(
                                DOCUMENT,
                                "<w:body>",
                                "<w:body><w:p><w:fldSimple w:instr=\"" + instruction.replace("\"", "&quot;")
                                        + "\"/></w:p>")
                        .file(),
                "offline.word.active-field",
                name);
    }

    private void add(String title, String name, byte[] file, String key, Object... args) {
        files.add(BadFile.of(title, name, file, key, args));
    }
}
