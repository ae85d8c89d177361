package vn.tongket.conference;

/** A unit's answer to its invitation, as it was typed. */
public record Reply(String unit, Invitation.Answer answer, String representative, String reason) {}
