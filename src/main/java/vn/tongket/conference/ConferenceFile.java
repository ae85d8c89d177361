package vn.tongket.conference;

import java.util.List;
import java.util.Map;

/**
 * Everything there is on one conference, for the people who prepare, record or sign it.
 *
 * @param unitNames names of every unit that occurs, by code
 */
public record ConferenceFile(
        Conference conference,
        String organizerName,
        Agenda agenda,
        List<Invitation> invitations,
        Proceedings proceedings,
        Map<String, String> unitNames) {}
