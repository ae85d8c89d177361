package vn.tongket.assignment.succession;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.tongket.organization.change.OfficeTransfer;
import vn.tongket.organization.change.OpenThing;
import vn.tongket.organization.change.Transferable;

/** Who tracks, coordinates and receives the results of a conclusion, where that was a unit that ends. */
@Component
class FollowUpOffices implements Transferable {

    private static final OfficeTransfer.Table OFFICES = new OfficeTransfer.Table(
            "follow_up",
            "app.follow_up t join app.conclusion k on k.id = t.conclusion_id",
            "conclusion_id",
            OfficeTransfer.Table.always("coordinator_unit", "tracker_unit", "recipient_unit"),
            "t.closed_at is null",
            "t.cycle_id",
            "k.title",
            "'/ket-luan/' || t.conclusion_id",
            """
                    select cast(:id as uuid)
                    union all
                    select id from app.assignment
                     where conclusion_id = :id and opened_at is not null
                       and confirmed_at is null and cancelled_at is null and withdrawn_at is null
                    """);

    private final OfficeTransfer offices;

    FollowUpOffices(OfficeTransfer offices) {
        this.offices = offices;
    }

    @Override
    public String kind() {
        return "FOLLOW_UP";
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
