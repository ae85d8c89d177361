package vn.tongket.conference;

import java.util.Arrays;

/** What a limitation is about, so that one that comes back in the next cycle is seen. */
public enum Topic {
    AWARENESS,
    COORDINATION,
    SITUATION_ADVICE,
    POTENTIAL_PLANNING,
    CONSTRUCTION,
    LAND,
    STAFF,
    PARTY_GROWTH,
    DEFENCE_EDUCATION,
    ECON_DEFENCE,
    CRIME_ORDER,
    MASS_MOVEMENT,
    OTHER;

    public static boolean isKnown(String code) {
        return Arrays.stream(values()).anyMatch(topic -> topic.name().equals(code));
    }
}
