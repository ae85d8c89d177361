package vn.tongket.archive;

import java.time.Instant;
import java.util.UUID;

/**
 * One file of one state of a cycle, made or in the making.
 *
 * @param state hash of everything that goes in, so that the same state is made once
 * @param done how many steps of the stage are behind
 * @param sha256 of the whole file; null while there is none
 * @param problem key of the sentence that says why it failed; else null
 */
public record Export(
        UUID id,
        UUID cycleId,
        String state,
        Instant startedAt,
        String startedBy,
        Stage stage,
        int done,
        int total,
        int attempts,
        Instant finishedAt,
        String sha256,
        long size,
        int files,
        String problem) {

    /** How far the work is. */
    public enum Stage {
        WRITING,
        PACKING,
        DONE,
        FAILED
    }

    public boolean isRunning() {
        return stage == Stage.WRITING || stage == Stage.PACKING;
    }

    public boolean isDone() {
        return stage == Stage.DONE;
    }
}
