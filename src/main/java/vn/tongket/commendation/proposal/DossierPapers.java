package vn.tongket.commendation.proposal;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.commendation.TypedValues;
import vn.tongket.organization.Role;

/** Which papers a dossier needs, by kind of award and day; process owners and administrators keep the list. */
@Component
public class DossierPapers {

    private static final String COLUMNS =
            "select id, code, name, award_name, per, confirmed, valid_from, valid_to, basis from app.dossier_paper ";

    private final JdbcClient jdbc;
    private final AuditLog audit;

    DossierPapers(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** A paper as it is typed. */
    public record Typed(
            String name,
            String awardName,
            String per,
            Boolean confirmed,
            String validFrom,
            String validTo,
            String basis) {

        public static final Typed EMPTY = new Typed(null, null, null, false, null, null, null);
    }

    /** What is needed for the award on the day. */
    public List<DossierPaper> needed(String awardName, LocalDate day) {
        return jdbc.sql(COLUMNS + """
                         where valid_from <= :day and (valid_to is null or valid_to >= :day)
                           and (award_name is null or :award::text is null or lower(award_name) = :award)
                         order by per = 'UNIT' desc, id
                        """)
                .param("day", day)
                .param(
                        "award",
                        Text.isBlank(awardName) ? null : Text.clean(awardName).toLowerCase(Locale.ROOT),
                        Types.VARCHAR)
                .query(DossierPaper.class)
                .list();
    }

    public List<DossierPaper> all() {
        return jdbc.sql(COLUMNS + "order by award_name nulls first, valid_to is not null, id")
                .query(DossierPaper.class)
                .list();
    }

    public boolean mayEdit(Actor actor) {
        return actor.isAdministrator()
                || !actor.unitsWith(Role.PROCESS_OWNER.suffix()).isEmpty();
    }

    @Transactional
    public void enter(Actor actor, Typed typed) {
        requireEditor(actor);
        TypedValues read = new TypedValues();
        DossierPaper.Per per = read.choice(DossierPaper.Per.class, typed.per(), "per");
        LocalDate from = read.day(typed.validFrom(), "validFrom");
        LocalDate to = read.day(typed.validTo(), "validTo");
        Refusal.Collector problems = read.problems();
        require(typed.name(), "name", "commendation.paper.name-missing", problems);
        require(typed.per(), "per", "commendation.paper.per-missing", problems);
        require(typed.validFrom(), "validFrom", "commendation.regulation.from-missing", problems);
        if (from != null && to != null && to.isBefore(from)) {
            problems.add("validTo", "commendation.regulation.reversed");
        }
        read.refuse();
        long id = jdbc.sql("""
                        insert into app.dossier_paper (code, name, award_name, per, confirmed, valid_from, valid_to, basis,
                                                       entered_by)
                        values (:code, :name, :award, :per, :confirmed, :from, :to, :basis, :actor) returning id
                        """)
                .param("code", code(typed.name()))
                .param("name", Text.clean(typed.name()))
                .param("award", blankToNull(typed.awardName()))
                .param("per", per.name())
                .param("confirmed", Boolean.TRUE.equals(typed.confirmed()))
                .param("from", from)
                .param("to", to, Types.DATE)
                .param("basis", blankToNull(typed.basis()))
                .param("actor", actor.userId())
                .query(Long.class)
                .single();
        audit.record(Act.of("commendation.paper-entered", "dossier-paper", id));
    }

    /** Ends a paper with the day given as the last on which it is needed. */
    @Transactional
    public void end(Actor actor, long id, LocalDate last) {
        requireEditor(actor);
        int ended = jdbc.sql(
                        "update app.dossier_paper set valid_to = greatest(:last, valid_from) where id = :id and valid_to is null")
                .param("last", last)
                .param("id", id)
                .update();
        if (ended == 0) {
            throw new NotFound("dossier-paper", id);
        }
        audit.record(Act.of("commendation.paper-ended", "dossier-paper", id));
    }

    private void requireEditor(Actor actor) {
        if (!mayEdit(actor)) {
            throw new NotFound("page", "dossier-papers");
        }
    }

    /** A code for machines of the name that people typed. */
    private static String code(String name) {
        String code = Text.fold(Text.clean(name))
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z]+", "_")
                .replaceAll("^_+|_+$", "");
        return code.isEmpty() ? "PAPER" : code.substring(0, Math.min(60, code.length()));
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }

    private static void require(String typed, String at, String otherwise, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            problems.add(at, otherwise);
        }
    }
}
