package vn.tongket.conference.remark;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.conference.Proceedings;

/** What the rest of the product takes from the closing remarks; access is the caller's matter. */
@Component
public class ClosingRemarks {

    private final RemarkStore store;

    ClosingRemarks(RemarkStore store) {
        this.store = store;
    }

    RemarkBoard board(UUID conference) {
        List<Remark> remarks = store.remarks(conference);
        List<Remark> prepared = store.prepared(conference);
        return new RemarkBoard(
                remarks,
                prepared,
                prepared.isEmpty()
                        ? List.of()
                        : Differences.of(prepared, remarks, store.links(conference), store.decisions(conference)));
    }

    /** The clauses with which a conclusion starts: what the chair said, and what was prepared, as people decided. */
    public List<Proceedings.Remark> draft(UUID conference) {
        RemarkBoard board = board(conference);
        List<Remark> clauses = board.prepared().isEmpty()
                ? board.remarks()
                : board.differences().stream()
                        .map(Difference::outcome)
                        .filter(Objects::nonNull)
                        .toList();
        return clauses.stream()
                .map(one ->
                        new Proceedings.Remark(one.general(), one.text(), one.leadUnit(), one.leadGroup(), one.due()))
                .toList();
    }

    /** Puts what a form says in the place of all remarks; a remark that says the same stays itself. */
    public void replace(UUID conference, List<Proceedings.Remark> remarks) {
        store.replace(
                conference,
                remarks.stream()
                        .filter(one -> !Text.isBlank(one.said()))
                        .map(one -> new Remark(
                                UUID.randomUUID(),
                                0,
                                0,
                                one.general(),
                                Text.clean(one.said()),
                                Text.isBlank(one.leadUnit()) ? null : Text.clean(one.leadUnit()),
                                Text.isBlank(one.leadGroup()) ? null : Text.clean(one.leadGroup()),
                                null,
                                one.due(),
                                null,
                                null))
                        .toList());
    }
}
