package vn.tongket.report.offline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import vn.tongket.Refusal;

/** What the parts of a package say they are, and what they are tied to. */
record PackageTypes(OfflineKind kind, String main) {

    private static final String TYPES = "[Content_Types].xml";
    private static final String RELATIONS = "_rels/.rels";

    static PackageTypes read(ZipFile zip, Limits limits) {
        if (zip.getEntry(TYPES) == null) {
            throw other(zip);
        }
        Map<String, String> types = types(zip, limits);
        String main = null;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".rels")) {
                String found = relations(zip, entry, limits);
                main = entry.getName().equals(RELATIONS) ? found : main;
            }
        }
        if (main == null) {
            throw PackageParts.refusal("offline.zip.part-missing", RELATIONS);
        }
        if (zip.getEntry(main) == null) {
            throw PackageParts.refusal("offline.zip.part-missing", main);
        }
        String ending = main.substring(main.lastIndexOf('.') + 1);
        String type = types.getOrDefault("/" + main, types.getOrDefault(ending, ""));
        return new PackageTypes(kind(type), main);
    }

    private static OfflineKind kind(String type) {
        String plain = type.toLowerCase(Locale.ROOT);
        if (plain.contains("sheet.binary")) {
            throw PackageParts.refusal("offline.file.kind", "XLSB");
        }
        if (plain.contains("macroenabled")) {
            throw PackageParts.refusal("offline.file.macro");
        }
        if (plain.contains("template")) {
            throw PackageParts.refusal("offline.file.template");
        }
        if (plain.contains("presentationml")) {
            throw PackageParts.refusal("offline.file.kind", "PowerPoint");
        }
        if (plain.endsWith("wordprocessingml.document.main+xml")) {
            return OfflineKind.WORD;
        }
        if (plain.endsWith("spreadsheetml.sheet.main+xml")) {
            return OfflineKind.EXCEL;
        }
        throw PackageParts.refusal("offline.file.unknown");
    }

    private static Map<String, String> types(ZipFile zip, Limits limits) {
        Map<String, String> types = new HashMap<>();
        try (PartReader xml = open(zip, zip.getEntry(TYPES), limits)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.attribute("ContentType") != null) {
                    String type = xml.attribute("ContentType");
                    refuseByType(type);
                    types.put(
                            xml.name().equals("Default") ? xml.attribute("Extension") : xml.attribute("PartName"),
                            type);
                }
            }
        }
        return types;
    }

    private static void refuseByType(String type) {
        String plain = type.toLowerCase(Locale.ROOT);
        if (plain.contains("vbaproject") || plain.contains("macrosheet")) {
            throw PackageParts.refusal("offline.file.macro");
        }
        if (plain.contains("activex") || plain.contains("oleobject")) {
            throw PackageParts.refusal("offline.file.embedded");
        }
    }

    /** Looks through the ties of one part; returns where the document begins when the package itself says so. */
    private static String relations(ZipFile zip, ZipEntry entry, Limits limits) {
        String main = null;
        try (PartReader xml = open(zip, entry, limits)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("Relationship")) {
                    String type = xml.attribute("Type") == null ? "" : xml.attribute("Type");
                    String kind = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
                    refuseRelation(kind, "External".equalsIgnoreCase(xml.attribute("TargetMode")));
                    if (kind.equals("officedocument")) {
                        main = target("", xml.attribute("Target"));
                    }
                }
            }
        }
        return main;
    }

    private static void refuseRelation(String kind, boolean external) {
        switch (kind) {
            case "vbaproject", "wordvbadata", "xlmacrosheet", "xlintlmacrosheet" ->
                throw PackageParts.refusal("offline.file.macro");
            case "oleobject", "package", "control", "activexcontrolbinary" ->
                throw PackageParts.refusal("offline.file.embedded");
            case "externallink", "externallinkpath", "connections", "querytable" ->
                throw PackageParts.refusal("offline.file.external");
            case "afchunk", "subdocument", "frame" -> throw PackageParts.refusal("offline.file.inserted");
            default -> {
                if (external && !kind.equals("hyperlink")) {
                    throw PackageParts.refusal("offline.file.external");
                }
            }
        }
    }

    /** The parts to which one part is tied, by the id that it uses for them. */
    static Map<String, String> targets(OfficeFile file, String part) {
        String folder = part.substring(0, part.lastIndexOf('/') + 1);
        String relations = folder + "_rels/" + part.substring(folder.length()) + ".rels";
        Map<String, String> targets = new LinkedHashMap<>();
        if (!file.has(relations)) {
            return targets;
        }
        try (PartReader xml = file.read(relations)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.name().equals("Relationship")
                        && xml.attribute("TargetMode") == null) {
                    targets.put(xml.attribute("Id"), target(folder, xml.attribute("Target")));
                }
            }
        }
        return targets;
    }

    private static String target(String folder, String target) {
        if (target == null) {
            return null;
        }
        return target.startsWith("/")
                ? target.substring(1)
                : folder + (target.startsWith("./") ? target.substring(2) : target);
    }

    private static PartReader open(ZipFile zip, ZipEntry entry, Limits limits) {
        try {
            return new PartReader(entry.getName(), zip.getInputStream(entry), limits);
        } catch (IOException e) {
            throw PackageParts.refusal("offline.zip.damaged");
        }
    }

    /** A package of something else. */
    private static Refusal other(ZipFile zip) {
        ZipEntry mimetype = zip.getEntry("mimetype");
        if (mimetype != null) {
            try (InputStream in = zip.getInputStream(mimetype)) {
                String type = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
                if (type.contains("opendocument")) {
                    return PackageParts.refusal("offline.file.kind", "OpenDocument");
                }
            } catch (IOException e) {
                return PackageParts.refusal("offline.zip.damaged");
            }
        }
        return PackageParts.refusal("offline.file.kind", "ZIP");
    }
}
