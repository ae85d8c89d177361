package vn.tongket.report.reuse;

import java.util.List;
import java.util.UUID;

/** What the cycles that were opened from an obligation have shown; answered by whoever puts reports together. */
public interface ChildResults {

    /** One result for each child cycle whose consolidated report was approved, newest first; a few statements in all. */
    List<ChildResult> of(UUID obligation);
}
