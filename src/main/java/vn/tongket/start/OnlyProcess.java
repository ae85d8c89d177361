package vn.tongket.start;

/** Present when no other process can work on the database: what was begun there and not ended was begun by a dead one. */
public record OnlyProcess() {}
