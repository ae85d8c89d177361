package vn.tongket.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A Word file as its XML says it: what is written where, and how it looks through the styles. */
final class WordFile {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, Element> styles = new HashMap<>();
    private final Element defaults;
    final Document text;

    WordFile(byte[] file) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text = part("word/document.xml");
        Document known = part("word/styles.xml");
        all(known, "style").forEach(style -> styles.put(style.getAttributeNS(W, "styleId"), style));
        defaults = all(known, "docDefaults").get(0);
    }

    Document part(String name) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(name)));
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
    }

    String raw(String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }

    /** The paragraphs in the order of the file, as people read them. */
    List<String> lines() {
        return all(text, "p").stream()
                .map(WordFile::textOf)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The first paragraph that holds these words. */
    Element paragraph(String words) {
        return all(text, "p").stream()
                .filter(paragraph -> textOf(paragraph).contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("“" + words + "” is not in " + lines()));
    }

    /** What a paragraph looks like, e.g. {@code size=14 bold caps center before=6}. */
    String look(String words) {
        Element paragraph = paragraph(words);
        StringBuilder look = new StringBuilder("size=" + Integer.parseInt(of(paragraph, "r", "sz", "val")) / 2);
        for (String property : List.of("b", "i", "caps", "u")) {
            String value = of(paragraph, "r", property, "val");
            if (value != null && !value.equals("none") && !value.equals("0")) {
                look.append(' ').append(property);
            }
        }
        String justified = of(paragraph, "p", "jc", "val");
        return look.append(' ').append(justified == null ? "left" : justified).toString();
    }

    /** A property of a paragraph or of its first run: its own, else its style's, else the file's; null for none. */
    String of(Element paragraph, String level, String property, String attribute) {
        List<Element> sources = new ArrayList<>();
        if (level.equals("p")) {
            sources.addAll(children(paragraph, "pPr"));
        } else {
            children(paragraph, "r").stream().limit(1).forEach(run -> sources.addAll(children(run, "rPr")));
        }
        String style = children(paragraph, "pPr").stream()
                .flatMap(properties -> children(properties, "pStyle").stream())
                .map(named -> named.getAttributeNS(W, "val"))
                .findFirst()
                .orElse("Normal");
        for (String id = style; id != null; ) {
            Element found = styles.get(id);
            sources.addAll(children(found, level + "Pr"));
            id = children(found, "basedOn").stream()
                    .map(parent -> parent.getAttributeNS(W, "val"))
                    .findFirst()
                    .orElse(null);
        }
        sources.addAll(all(defaults, level + "Pr"));
        for (Element source : sources) {
            for (Element found : children(source, property)) {
                String value = found.getAttributeNS(W, attribute);
                if (!value.isEmpty()) {
                    return value;
                }
                if (attribute.equals("val")) {
                    return "1";
                }
            }
        }
        return null;
    }

    static List<Element> all(Node within, String name) {
        NodeList found = within instanceof Document document
                ? document.getElementsByTagNameNS(W, name)
                : ((Element) within).getElementsByTagNameNS(W, name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    static List<Element> children(Element of, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    static String value(Element of, String attribute) {
        return of.getAttributeNS(W, attribute);
    }

    static String textOf(Element paragraph) {
        StringBuilder words = new StringBuilder();
        all(paragraph, "t").forEach(part -> words.append(part.getTextContent()));
        return words.toString();
    }
}
