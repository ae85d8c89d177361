package vn.tongket.conference;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.tongket.organization.change.OfficeTransfer;
import vn.tongket.organization.change.OpenThing;
import vn.tongket.organization.change.Transferable;

/** The offices that an ended unit holds in conferences whose minutes are not signed yet. */
@Component
class ConferenceOffices implements Transferable {

    private static final OfficeTransfer.Table OFFICES = new OfficeTransfer.Table(
            "conference",
            "app.conference t join app.review_cycle c on c.id = t.cycle_id",
            "id",
            OfficeTransfer.Table.always("organizer", "coordinator_unit", "approver_unit"),
            "t.minutes_signed_at is null",
            "t.cycle_id",
            "c.title",
            "'/hoi-nghi/' || t.id",
            "select cast(:id as uuid)");

    private final OfficeTransfer offices;

    ConferenceOffices(OfficeTransfer offices) {
        this.offices = offices;
    }

    @Override
    public String kind() {
        return "CONFERENCE";
    }

    @Override
    public List<OpenThing> open(Collection<String> units, OpenThing after, int most) {
        return offices.open(OFFICES, units, after, most);
    }

    @Override
    public Moved move(Transfer transfer) {
        return offices.move(OFFICES, transfer);
    }
}
