package vn.tongket.organization;

/**
 * A named set of units that plans address together, e.g. “Ban thường vụ các huyện ủy”.
 *
 * @param owner code of the unit that keeps the group
 * @param members how many units are in it
 */
public record UnitGroup(String code, String name, String owner, int members) {}
