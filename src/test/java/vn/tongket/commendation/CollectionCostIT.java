package vn.tongket.commendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.award.AwardLists;
import vn.tongket.commendation.proposal.CollectDesk;
import vn.tongket.commendation.proposal.ProposalDesk;

/** What the pages of a commendation cost may not depend on how many units propose. */
@TongKetTest
class CollectionCostIT {

    private static final int FEW = 30;
    private static final int MANY = 400;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private CollectDesk collect;

    @Autowired
    private ProposalDesk proposals;

    @Autowired
    private AwardLists lists;

    @Autowired
    private CommendationDesk desk;

    @Autowired
    private Acting acting;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SqlCount sql;

    @Autowired
    private DataSource source;

    @Test
    void pages_of_a_commendation_cost_the_same_at_thirty_and_at_four_hundred_units() throws Exception {
        PlayedCommendation played = new PlayedCommendation(context, "KCC");
        UUID id = played.id;
        propose(id, 1, FEW);
        cost(id); // the first look of the day is recorded
        Cost few = cost(id);
        assertThat(few.rows()).isEqualTo(FEW);
        propose(id, FEW + 1, MANY);
        Cost many = cost(id);
        assertThat(many.rows()).isEqualTo(31);
        assertThat(many.statements()).isEqualTo(few.statements());
    }

    /** How many rows the first page of units has, and what each page sent. */
    private record Cost(int rows, String statements) {}

    private Cost cost(UUID id) throws Exception {
        Acting.Person coordinator = acting.as("KCC.dieuphoi", "KCC-UBND.coordinator");
        Acting.Person unit = acting.as("KCC-X1.soan", "KCC-X1.drafter");
        int[] rows = new int[1];
        int board = count(coordinator, actor -> {
            collect.board(actor, id);
            rows[0] = collect.rows(actor, id, "", 31, 0).size();
        });
        int overview = count(coordinator, actor -> {
            lists.states(actor, id);
            lists.rows(actor, id, "", null, false, 51, 0);
            lists.byUnit(actor, id, null, 31, 0);
        });
        int proposal = count(unit, actor -> proposals.file(actor, id, "KCC-X1"));
        int dossiers = count(
                coordinator,
                actor -> assertThat(desk.dossiers(actor, id, "don vi", 21, 0)).hasSize(21));
        return new Cost(
                rows[0],
                "collect %d, overview %d, proposal %d, dossiers %d".formatted(board, overview, proposal, dossiers));
    }

    private interface Look {
        void by(Actor actor);
    }

    private int count(Acting.Person person, Look look) throws Exception {
        int[] sent = new int[1];
        person.run(() ->
                sent[0] = sql.count(source, () -> look.by(Actors.current())).statements());
        return sent[0];
    }

    /** Units X{from}..X{to} that have each written down one collective, which stands in the list. */
    private void propose(UUID id, int from, int to) {
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search, valid_from)
                        select 'KCC-X' || n, 'Đơn vị ' || n, kind, branch, level, parent, 'don vi ' || n, valid_from
                          from app.org_unit, generate_series(:from, :to) n where code = 'KCC-H1'
                        """).param("from", from).param("to", to).update();
        jdbc.sql("""
                        insert into app.unit_proposal (commendation_id, unit_code, content)
                        select :id, 'KCC-X' || n, '{"papers":[],"lines":[{"kind":"COLLECTIVE","name":"Ban"}]}'::jsonb
                          from generate_series(:from, :to) n
                        """).param("id", id).param("from", from).param("to", to).update();
        jdbc.sql("""
                        insert into app.nomination (id, commendation_id, ordinal, kind, unit_code, proposing_unit, name, search)
                        select gen_random_uuid(), :id, n, 'COLLECTIVE', 'KCC-X' || n, 'KCC-X' || n, 'Ban', 'ban'
                          from generate_series(:from, :to) n
                        """).param("id", id).param("from", from).param("to", to).update();
    }
}
