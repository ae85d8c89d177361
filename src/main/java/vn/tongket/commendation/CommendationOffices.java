package vn.tongket.commendation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.organization.change.OfficeTransfer;
import vn.tongket.organization.change.OpenThing;
import vn.tongket.organization.change.Transferable;

/**
 * The offices that an ended unit holds in commendations under way. Who is nominated stays nominated under the name of the unit
 * that earned it.
 */
@Component
class CommendationOffices implements Transferable {

    private static final OfficeTransfer.Table OFFICES = new OfficeTransfer.Table(
            "commendation",
            "app.commendation t",
            "id",
            offices(),
            "t.closed_at is null",
            "t.cycle_id",
            "t.title",
            "'/khen-thuong/' || t.id",
            "select cast(:id as uuid)");

    private final OfficeTransfer offices;

    CommendationOffices(OfficeTransfer offices) {
        this.offices = offices;
    }

    private static Map<String, String> offices() {
        Map<String, String> offices = new LinkedHashMap<>(OfficeTransfer.Table.always(
                "organizer", "coordinator_unit", "reviewer_unit", "council_unit", "approver_unit", "clerk_unit"));
        offices.put("awarding_unit", "t.issued_at is null");
        return offices;
    }

    @Override
    public String kind() {
        return "COMMENDATION";
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
