package vn.tongket.document;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.policy.RenderPolicy;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.run.RunTemplate;

/**
 * Marks the places of a template into which the text and the annexes go. The text is written there when the file is
 * saved and never becomes a tree in memory, so that a report of a thousand pages costs no more than its pages.
 */
final class PaperSlots implements RenderPolicy {

    static final Configure CONFIGURE = configure();

    private PaperSlots() {}

    private static Configure configure() {
        RenderPolicy slots = new PaperSlots();
        return Configure.builder()
                .bind(Wording.BLOCKS, slots)
                .bind(Wording.ANNEXES, slots)
                .build();
    }

    @Override
    public void render(ElementTemplate element, Object slot, XWPFTemplate template) {
        ((RunTemplate) element).getRun().setText(String.valueOf(slot), 0);
    }
}
