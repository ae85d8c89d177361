package vn.tongket.acceptance;

import java.util.List;
import java.util.UUID;
import vn.tongket.TestUnits.Province;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.calendar.Deadline;
import vn.tongket.conference.Agenda;

/** Cycles that hold a conference and conclude, brought to the moment at which the chair speaks. */
public final class ConferenceOnly {

    private ConferenceOnly() {}

    /** A cycle whose conference is being held. */
    public static UUID held(Play play, Cast cast, Province province, String day) {
        UUID cycle = play.start(
                cast,
                province.party(),
                Drafts.plan(
                        "Sơ kết xây dựng khu vực phòng thủ",
                        "INTERIM_REVIEW",
                        "2021",
                        "2026",
                        province.party(),
                        province.party(),
                        List.of("CONFERENCE", "CONCLUSION"),
                        List.of(Drafts.reviewed("Xây dựng khu vực phòng thủ")),
                        List.of()));
        play.agenda(cast, cycle, agenda(day));
        play.complete(cycle, cast.coordinator(), play.conferenceOf(cycle), "Task_CollectReplies");
        return cycle;
    }

    private static Agenda agenda(String day) {
        return new Agenda(
                "Hội nghị sơ kết xây dựng khu vực phòng thủ",
                Deadline.parse(day),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null);
    }

    /** Closes the record as it stands and signs the minutes. */
    public static void close(Play play, Cast cast, UUID cycle) {
        play.complete(cycle, cast.coordinator(), play.conferenceOf(cycle), "Task_RecordConference");
        play.signMinutes(cast, cycle);
    }
}
