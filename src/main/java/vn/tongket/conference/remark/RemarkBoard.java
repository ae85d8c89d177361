package vn.tongket.conference.remark;

import java.util.List;

/**
 * The chair's closing remarks beside the conclusion as it was prepared.
 *
 * @param differences clause by clause; empty where nothing was prepared
 */
public record RemarkBoard(List<Remark> remarks, List<Remark> prepared, List<Difference> differences) {

    public long open() {
        return differences.stream()
                .filter(one -> one.kind() != Difference.Kind.SAME && one.decision() == null)
                .count();
    }
}
