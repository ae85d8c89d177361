package vn.tongket.commendation.proposal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.change.OpenThing;
import vn.tongket.organization.change.Transferable;

/** What an ended unit was asked to propose and has not sent; its papers, and papers it still owes, go with it. */
@Component
class ProposalTransfer implements Transferable {

    private final JdbcClient jdbc;
    private final AuditLog audit;

    ProposalTransfer(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return "PROPOSAL";
    }

    @Override
    public List<OpenThing> open(Collection<String> units, OpenThing after, int most) {
        return jdbc.sql("""
                        select p.commendation_id, p.unit_code, c.cycle_id, c.title
                          from app.unit_proposal p join app.commendation c on c.id = p.commendation_id
                         where p.unit_code = any(:units) and p.submitted_at is null and c.nominated_at is null
                           and (:afterId::uuid is null
                                or (p.commendation_id, p.unit_code) > (:afterId::uuid, :afterUnit::text))
                         order by p.commendation_id, p.unit_code limit :most
                        """)
                .param("units", units.toArray(String[]::new))
                .param("afterId", after == null ? null : after.id())
                .param("afterUnit", after == null ? null : after.unit())
                .param("most", most)
                .query((row, n) -> new OpenThing(
                        row.getObject("commendation_id", UUID.class),
                        row.getString("unit_code"),
                        row.getObject("cycle_id", UUID.class),
                        row.getString("title"),
                        null,
                        "/khen-thuong/" + row.getString("commendation_id")))
                .list();
    }

    @Override
    public Moved move(Transfer transfer) {
        boolean own = jdbc.sql("""
                        select exists (select from app.unit_proposal where commendation_id = :id and unit_code = :to)
                           and exists (select from app.unit_proposal
                                        where commendation_id = :id and unit_code = :from and submitted_at is null)
                        """)
                .param("id", transfer.thing())
                .param("from", transfer.from())
                .param("to", transfer.to())
                .query(Boolean.class)
                .single();
        if (own) {
            throw Refusal.of("change.proposal-twice", transfer.to());
        }
        int moved = update("""
                update app.unit_proposal set unit_code = :to
                 where commendation_id = :id and unit_code = :from and submitted_at is null
                """, transfer);
        if (moved == 0) {
            return Moved.CLOSED;
        }
        update(
                "update app.dossier_file set unit_code = :to where commendation_id = :id and unit_code = :from",
                transfer);
        update("""
                update app.paper_request set unit_code = :to
                 where commendation_id = :id and unit_code = :from and supplied_at is null
                """, transfer);
        audit.record(Act.of("commendation.proposal-moved", "commendation", transfer.thing())
                .ofUnit(transfer.to())
                .with("from", transfer.from())
                .with("to", transfer.to())
                .with("change", transfer.change().toString()));
        return Moved.DONE;
    }

    private int update(String sql, Transfer transfer) {
        return jdbc.sql(sql)
                .param("id", transfer.thing())
                .param("from", transfer.from())
                .param("to", transfer.to())
                .update();
    }
}
