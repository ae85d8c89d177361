package vn.tongket.organization.group;

/**
 * A group as its keepers see it.
 *
 * @param owner code of the unit that keeps it
 * @param members how many units belong to it today
 * @param ended how many of its units ended
 */
public record KeptGroup(String code, String name, String owner, String ownerName, int members, int ended) {}
