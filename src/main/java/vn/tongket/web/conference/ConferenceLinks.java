package vn.tongket.web.conference;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actors;
import vn.tongket.conference.ConferencePages;

/** Leads from the page of a cycle to the page of its conference. */
@Component("conferenceLinks")
public class ConferenceLinks {

    private final ConferencePages pages;

    ConferenceLinks(ConferencePages pages) {
        this.pages = pages;
    }

    /** The conference of the cycle that the viewer may open; null where there is none. */
    public UUID of(UUID cycle) {
        return pages.ofCycle(Actors.current(), cycle).orElse(null);
    }
}
