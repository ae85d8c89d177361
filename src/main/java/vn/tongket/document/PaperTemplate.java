package vn.tongket.document;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.template.BlockTemplate;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.MetaTemplate;
import com.deepoove.poi.template.run.RunTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import vn.tongket.Refusal;

/**
 * A Word template that was read and found usable.
 *
 * @param file its name, as people know it
 * @param styles the ids by which this file knows the styles
 */
record PaperTemplate(String file, String sha256, byte[] content, Map<PaperStyle, String> styles) {

    /** The tags without which a document would lack a part that the law asks for. */
    static final Set<String> REQUIRED = Set.of(
            "co_quan",
            "so_ky_hieu",
            "dia_danh",
            "ngay_thang",
            "trich_yeu",
            "quyen_han",
            "chuc_vu",
            "ho_ten",
            Wording.BLOCKS,
            Wording.ANNEXES);

    private static final Set<String> INSIDE_LOOPS = Set.of("cau", "noi");

    /** @throws Refusal with a sentence that names the tag or the style that is wrong */
    static PaperTemplate read(String file, String sha256, byte[] content, Set<String> known, Configure configure) {
        Refusal.Collector problems = new Refusal.Collector();
        Map<PaperStyle, String> styles = new EnumMap<>(PaperStyle.class);
        try (XWPFTemplate template = XWPFTemplate.compile(new ByteArrayInputStream(content), configure)) {
            Set<String> used = new HashSet<>();
            collect(template.getElementTemplates(), used);
            for (String tag : used) {
                if (!known.contains(tag) && !INSIDE_LOOPS.contains(tag)) {
                    problems.add(tag, "document.template-tag-unknown", file, tag);
                }
            }
            REQUIRED.stream()
                    .filter(tag -> !used.contains(tag))
                    .sorted()
                    .forEach(tag -> problems.add(tag, "document.template-tag-missing", file, tag));
            for (String tag : List.of(Wording.BLOCKS, Wording.ANNEXES)) {
                if (used.contains(tag) && !standsAlone(template.getXWPFDocument(), tag)) {
                    problems.add(tag, "document.template-tag-not-alone", file, tag);
                }
            }
            styles(template.getXWPFDocument(), file, styles, problems);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            throw new Refusal(
                    List.of(new Refusal.Problem("", "document.template-unreadable", List.of(file, reason(e)))));
        }
        problems.refuse();
        return new PaperTemplate(file, sha256, content, styles);
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void collect(List<MetaTemplate> elements, Set<String> tags) {
        for (MetaTemplate element : elements) {
            if (element instanceof BlockTemplate block) {
                tags.add(block.getStartMark().getTagName());
                collect(block.getTemplates(), tags);
            } else if (element instanceof RunTemplate run) {
                tags.add(run.getTagName());
            } else if (element instanceof ElementTemplate other) {
                tags.add(other.variable());
            }
        }
    }

    private static boolean standsAlone(XWPFDocument document, String tag) {
        return document.getParagraphs().stream()
                .map(XWPFParagraph::getText)
                .anyMatch(text -> text.strip().equals("{{" + tag + "}}"));
    }

    private static void styles(
            XWPFDocument document, String file, Map<PaperStyle, String> found, Refusal.Collector problems)
            throws IOException {
        Map<String, String> ids = new java.util.HashMap<>();
        try {
            for (CTStyle style : document.getStyle().getStyleList()) {
                if (style.getName() != null) {
                    ids.putIfAbsent(folded(style.getName().getVal()), style.getStyleId());
                }
            }
        } catch (org.apache.xmlbeans.XmlException e) {
            throw new IOException(e);
        }
        for (PaperStyle style : PaperStyle.values()) {
            String id = ids.get(folded(style.title()));
            if (id == null) {
                problems.add("", "document.template-style-missing", file, style.title());
            } else {
                found.put(style, id);
            }
        }
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }
}
