package vn.tongket.document;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.exception.ResolverException;
import com.deepoove.poi.template.BlockTemplate;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.MetaTemplate;
import com.deepoove.poi.template.run.RunTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
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
            List<String> used = new ArrayList<>();
            collect(template.getElementTemplates(), used);
            for (String tag : Set.copyOf(used)) {
                if (!known.contains(tag) && !INSIDE_LOOPS.contains(tag)) {
                    problems.add(tag, "document.template-tag-unknown", file, tag);
                }
            }
            REQUIRED.stream()
                    .filter(tag -> !used.contains(tag))
                    .sorted()
                    .forEach(tag -> problems.add(tag, "document.template-tag-missing", file, tag));
            slots(template.getXWPFDocument(), file, used, problems);
            styles(template.getXWPFDocument(), file, styles, problems);
        } catch (ResolverException e) {
            throw Refusal.of("document.template-tag-unpaired", file, tagIn(e));
        } catch (IOException | RuntimeException e) {
            throw Refusal.of("document.template-unreadable", file);
        }
        problems.refuse();
        return new PaperTemplate(file, sha256, content, styles);
    }

    /** The tag that poi-tl complains about; it does so in English. */
    private static String tagIn(ResolverException e) {
        Matcher tag = Pattern.compile("\\{\\{[^}]*}}").matcher(String.valueOf(e.getMessage()));
        return tag.find() ? tag.group() : "{{…}}";
    }

    private static void collect(List<MetaTemplate> elements, List<String> tags) {
        for (MetaTemplate element : elements) {
            if (element instanceof BlockTemplate block) {
                tags.add(block.getStartMark().getTagName());
                collect(block.getTemplates(), tags);
            } else if (element instanceof RunTemplate run) {
                // a picture or a table in the place of words is none of our tags
                tags.add(run.getSign() == null || run.getSign() == '\0' ? run.getTagName() : run.variable());
            } else if (element instanceof ElementTemplate other) {
                tags.add(other.variable());
            }
        }
    }

    /** The places of the text and of the annexes: each once, outside of tables, in this order. */
    private static void slots(XWPFDocument document, String file, List<String> used, Refusal.Collector problems) {
        List<String> paragraphs = document.getParagraphs().stream()
                .map(paragraph -> paragraph.getText().strip())
                .toList();
        int before = -1;
        for (String tag : List.of(Wording.BLOCKS, Wording.ANNEXES)) {
            int at = paragraphs.indexOf("{{" + tag + "}}");
            if (used.contains(tag) && (Collections.frequency(used, tag) > 1 || at <= before)) {
                problems.add(tag, "document.template-tag-not-alone", file, tag);
            }
            before = Math.max(before, at);
        }
    }

    private static void styles(
            XWPFDocument document, String file, Map<PaperStyle, String> found, Refusal.Collector problems)
            throws IOException {
        Map<String, String> ids = new HashMap<>();
        try {
            for (CTStyle style : document.getStyle().getStyleList()) {
                if (style.getName() != null) {
                    ids.putIfAbsent(folded(style.getName().getVal()), style.getStyleId());
                }
            }
        } catch (XmlException e) {
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
