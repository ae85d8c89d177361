package vn.tongket.cycle;

import java.util.UUID;

/**
 * What is reviewed, or only heard: a cited document or a task.
 *
 * @param citation as it was written
 * @param documentId the cited document; null where the citation names none
 */
public record Subject(int ordinal, Role role, String citation, String description, UUID documentId) {

    /** Whether it is reviewed, or only informed about. */
    public enum Role {
        REVIEWED,
        INFORMATION
    }
}
