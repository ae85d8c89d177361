package vn.tongket.conclusion;

import java.util.List;
import java.util.UUID;

/** A limitation that the review found; the clauses that answer it may be linked to it. */
public record Limitation(UUID id, int ordinal, String text, String topic, List<UUID> clauseIds) {}
