package vn.tongket.cycle;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.tongket.organization.change.OfficeTransfer;
import vn.tongket.organization.change.OpenThing;
import vn.tongket.organization.change.Transferable;

/** The offices that an ended unit holds in cycles under way, those that it opened for the units below it among them. */
@Component
class CycleOffices implements Transferable {

    private static final OfficeTransfer.Table OFFICES = new OfficeTransfer.Table(
            "review_cycle",
            "app.review_cycle t",
            "id",
            OfficeTransfer.Table.always(
                    "organizer",
                    "coordinator_unit",
                    "approver_unit",
                    "reviewer_unit",
                    "clerk_unit",
                    "council_unit",
                    "tracker_unit"),
            "t.closed_at is null",
            "t.id",
            "t.title",
            "'/dot/' || t.id",
            """
                    select cast(:id as uuid)
                    union all
                    select id from app.consolidated_report where cycle_id = :id
                    union all
                    select id from app.obligation where cycle_id = :id and withdrawn_at is null
                    """);

    private final OfficeTransfer offices;

    CycleOffices(OfficeTransfer offices) {
        this.offices = offices;
    }

    @Override
    public String kind() {
        return "CYCLE";
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
