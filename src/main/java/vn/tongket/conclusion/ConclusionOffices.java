package vn.tongket.conclusion;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.organization.change.OfficeTransfer;
import vn.tongket.organization.change.OpenThing;
import vn.tongket.organization.change.Transferable;

/** The offices that an ended unit holds in conclusions that are still worked on; who issued one stays its issuer. */
@Component
class ConclusionOffices implements Transferable {

    private static final OfficeTransfer.Table OFFICES = new OfficeTransfer.Table(
            "conclusion",
            "app.conclusion t",
            "id",
            offices(),
            "not exists (select from app.follow_up f where f.conclusion_id = t.id and f.handed_over_at is not null)",
            "t.cycle_id",
            "t.title",
            "'/ket-luan/' || t.id",
            "select cast(:id as uuid)");

    private final OfficeTransfer offices;

    ConclusionOffices(OfficeTransfer offices) {
        this.offices = offices;
    }

    private static Map<String, String> offices() {
        Map<String, String> offices =
                new LinkedHashMap<>(OfficeTransfer.Table.always("coordinator_unit", "approver_unit", "clerk_unit"));
        offices.put("issuer", "t.issued_at is null");
        return offices;
    }

    @Override
    public String kind() {
        return "CONCLUSION";
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
