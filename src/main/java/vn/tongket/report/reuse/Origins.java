package vn.tongket.report.reuse;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.report.ReportForm;

/** Where the contents of a report came from, and whether they were changed since. */
@Component
public class Origins {

    private final ReuseStore store;

    Origins(ReuseStore store) {
        this.store = store;
    }

    /** A place that was filled from elsewhere; {@code changed} when it holds something else by now. */
    public record Note(Place place, Source source, Instant takenAt, boolean changed) {}

    /** The notes of a version that was read, by place. Whoever calls has checked who reads it. */
    @Transactional(readOnly = true)
    public Map<Place, Note> of(UUID obligation, ReportForm form) {
        DraftView content = DraftView.of(form);
        Map<Place, Note> notes = new LinkedHashMap<>();
        for (ReuseStore.Taken taken : store.taken(obligation, form.versionNo())) {
            boolean changed = !content.sha256(taken.place()).equals(taken.sha256());
            if (!(changed && content.isEmpty(taken.place()))) {
                notes.put(taken.place(), new Note(taken.place(), taken.source(), taken.at(), changed));
            }
        }
        return notes;
    }
}
