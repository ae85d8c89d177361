package vn.tongket.archive;

import java.util.ArrayList;
import java.util.List;

/**
 * Which rows belong to a cycle, table by table, each with one statement however many units there are. Drafts that nobody
 * submitted, secret links, ballots and what is only computed stay out.
 */
final class CycleRows {

    private static final String OBLIGATIONS = "(select id from app.obligation where cycle_id = :cycle)";
    private static final String VERSIONS = """
            (select v.id from app.report_version v join app.obligation o on o.id = v.obligation_id
              where o.cycle_id = :cycle and v.submitted_at is not null)""";
    private static final String CONSOLIDATED =
            "(select id from app.consolidated_report where cycle_id = :cycle and approved_at is not null)";
    private static final String CONFERENCE = "(select id from app.conference where cycle_id = :cycle)";
    private static final String CONCLUSION = "(select id from app.conclusion where cycle_id = :cycle)";
    private static final String ASSIGNMENTS = "(select id from app.assignment where cycle_id = :cycle)";
    private static final String COMMENDATION = "(select id from app.commendation where cycle_id = :cycle)";
    private static final String NOMINATIONS =
            "(select id from app.nomination where commendation_id in " + COMMENDATION + ")";
    private static final String CASES =
            "(select case_id from app.urging where case_id is not null and assignment_id in " + ASSIGNMENTS + ")";
    /** Every document that the cycle issued. */
    static final String DOCUMENTS = """
            (select plan_document_id from app.review_cycle where id = :cycle and plan_document_id is not null
             union select invitation_id from app.conference where cycle_id = :cycle and invitation_id is not null
             union select document_id from app.conclusion where cycle_id = :cycle and document_id is not null
             union select document_id from app.directive where document_id is not null and conclusion_id in %1$s
             union select document_id from app.urging where document_id is not null and assignment_id in %2$s
             union select document_id from app.urging_case where document_id is not null and id in %3$s
             union select document_id from app.periodic_report where document_id is not null and conclusion_id in %1$s
             union select document_id from app.commendation where document_id is not null and cycle_id = :cycle)""".formatted(CONCLUSION, ASSIGNMENTS, CASES);

    /**
     * Rows of one table.
     *
     * @param table its name, which is the name of the file as well
     * @param where which rows, with {@code t} for the table and {@code :cycle} for the cycle
     * @param order so that the same rows come in the same order
     * @param without columns that stay out
     */
    record Kind(String table, String where, String order, List<String> without) {

        private String row() {
            StringBuilder row = new StringBuilder("to_jsonb(t)");
            without.forEach(column -> row.append(" - '").append(column).append('\''));
            return "(" + row + ")::text";
        }

        private String from() {
            return " from app." + table + " t where " + where;
        }

        String rows() {
            return "select " + row() + from() + " order by " + order;
        }

        /** How many rows there are, and one value that changes when any of them does. */
        String state() {
            return "select '" + table + "' as name, count(*) as lines, coalesce(md5(string_agg(md5(" + row()
                    + "), '' order by " + order + ")), '') as state" + from();
        }
    }

    static final List<Kind> ALL = all();

    private CycleRows() {}

    private static List<Kind> all() {
        List<Kind> kinds = new ArrayList<>();
        add(kinds, "review_cycle", "t.id = :cycle", "t.id", "search", "version");
        of(
                kinds,
                "t.cycle_id = :cycle",
                "cycle_phase:t.phase",
                "review_subject:t.ordinal",
                "milestone:t.kind",
                "outline_section:t.ordinal, t.code",
                "indicator:t.ordinal, t.code",
                "plan_reporter:t.ordinal",
                "plan_amendment:t.id",
                "obligation:t.id");
        of(kinds, "t.obligation_id in " + OBLIGATIONS, "deadline_extension:t.id");
        add(kinds, "offline_upload", "t.obligation_id in " + OBLIGATIONS, "t.id", "proposal");
        add(kinds, "report_version", "t.id in " + VERSIONS, "t.obligation_id, t.version_no");
        of(
                kinds,
                "t.version_id in " + VERSIONS,
                "report_section:t.version_id, t.code",
                "report_value:t.version_id, t.indicator_code, t.year",
                "report_attachment:t.version_id, t.name",
                "report_check:t.version_id",
                "report_return:t.version_id, t.section_code",
                "report_comment:t.id",
                "acceptance_undone:t.id",
                "reference_card:t.version_id",
                "report_source:t.id");
        of(
                kinds,
                "t.comment_id in (select id from app.report_comment where version_id in " + VERSIONS + ")",
                "report_reply:t.id");
        add(kinds, "consolidated_report", "t.id in " + CONSOLIDATED, "t.version_no");
        of(
                kinds,
                "t.report_id in " + CONSOLIDATED,
                "consolidated_source:t.report_id, t.obligation_id",
                "consolidated_figure:t.report_id, t.indicator_code, t.year",
                "consolidated_missing:t.report_id, t.indicator_code, t.obligation_id",
                "consolidated_section:t.report_id, t.code",
                "consolidated_segment:t.report_id, t.ordinal",
                "consolidated_segment_figure:t.report_id, t.indicator_code, t.segment",
                "consolidated_passage:t.report_id, t.section_code, t.obligation_id",
                "consolidated_sentence:t.report_id, t.section_code, t.ordinal, t.obligation_id, t.text",
                "consolidated_basis:t.report_id, t.section_code, t.obligation_id",
                "approval_undone:t.id");
        conference(kinds);
        conclusion(kinds);
        tasks(kinds);
        commendation(kinds);
        add(kinds, "issued_document", "t.id in " + DOCUMENTS, "t.id", "search");
        of(kinds, "t.document_id in " + DOCUMENTS, "register_entry:t.document_id");
        add(
                kinds,
                "cited_document",
                "t.id in (select document_id from app.review_subject where cycle_id = :cycle)",
                "t.id");
        return List.copyOf(kinds);
    }

    private static void conference(List<Kind> kinds) {
        add(kinds, "conference", "t.cycle_id = :cycle", "t.id", "version");
        of(
                kinds,
                "t.conference_id in " + CONFERENCE,
                "conference_subject:t.ordinal",
                "agenda_item:t.ordinal",
                "invitation:t.unit_code",
                "speaking_turn:t.ordinal, t.id",
                "speech:t.ordinal",
                "conference_limitation:t.ordinal",
                "closing_remark:t.ordinal",
                "prepared_clause:t.ordinal, t.id",
                "remark_decision:t.about",
                "conference_paper:t.ordinal, t.file_id",
                "conference_correction:t.ordinal");
        add(kinds, "conference_guest", "t.conference_id in " + CONFERENCE, "t.ordinal", "email");
        of(
                kinds,
                "t.correction_id in (select id from app.conference_correction where conference_id in " + CONFERENCE
                        + ")",
                "conference_correction_decision:t.correction_id");
    }

    private static void conclusion(List<Kind> kinds) {
        add(kinds, "conclusion", "t.cycle_id = :cycle", "t.id", "version");
        String clauses = "(select id from app.clause where conclusion_id in " + CONCLUSION + ")";
        of(
                kinds,
                "t.conclusion_id in " + CONCLUSION,
                "clause:t.ordinal, t.id",
                "limitation:t.ordinal",
                "consulted_unit:t.unit_code",
                "consultation_comment:t.made_at, t.id",
                "directive:t.conclusion_id",
                "follow_up:t.conclusion_id",
                "clause_reason:t.finding",
                "shown_clause:t.ref, t.round");
        of(
                kinds,
                "t.clause_id in " + clauses,
                "clause_addressee:t.clause_id, t.ordinal",
                "limitation_clause:t.limitation_id, t.clause_id",
                "clause_indicator:t.clause_id");
        of(
                kinds,
                "t.comment_id in (select id from app.consultation_comment where conclusion_id in " + CONCLUSION + ")",
                "comment_change:t.comment_id, t.ordinal");
    }

    private static void tasks(List<Kind> kinds) {
        add(kinds, "assignment", "t.cycle_id = :cycle", "t.id", "draft", "notes", "version");
        of(
                kinds,
                "t.assignment_id in " + ASSIGNMENTS,
                "assignment_state:t.id",
                "progress_report:t.id",
                "assignment_part:t.assignment_id, t.ordinal, t.id",
                "assignment_extension:t.id",
                "urging:t.id",
                "paused_assignment:t.pause_id, t.assignment_id",
                "carried_assignment:t.cycle_id, t.assignment_id");
        of(
                kinds,
                "t.report_id in (select id from app.progress_report where assignment_id in " + ASSIGNMENTS + ")",
                "progress_decision:t.report_id",
                "progress_file:t.report_id, t.file_id");
        of(kinds, "t.id in " + CASES, "urging_case:t.id");
        of(kinds, "t.conclusion_id in " + CONCLUSION + " and t.sent_at is not null", "periodic_report:t.period_to");
        of(kinds, "t.cycle_id = :cycle", "limitation_verdict:t.id");
        of(kinds, "t.owner_id in " + ASSIGNMENTS + " or t.owner_id in " + CONFERENCE, "kept_file:t.id");
    }

    private static void commendation(List<Kind> kinds) {
        add(kinds, "commendation", "t.cycle_id = :cycle", "t.id", "return_draft", "version");
        of(
                kinds,
                "t.commendation_id in " + COMMENDATION,
                "nomination_call:t.commendation_id",
                "nomination:t.ordinal, t.id",
                "council_sitting:t.round",
                "council_minutes:t.round",
                "commendation_return:t.id",
                "award:t.ordinal",
                "paper_request:t.id",
                "dossier_file:t.id");
        add(
                kinds,
                "unit_proposal",
                "t.submitted_at is not null and t.commendation_id in " + COMMENDATION,
                "t.unit_code",
                "version");
        add(kinds, "council_member", "t.commendation_id in " + COMMENDATION, "t.round, t.ordinal, t.user_id", "voted");
        of(
                kinds,
                "t.nomination_id in " + NOMINATIONS,
                "appraisal:t.nomination_id, t.round",
                "council_vote:t.nomination_id, t.round",
                "award_recovery:t.nomination_id");
    }

    private static void add(List<Kind> kinds, String table, String where, String order, String... without) {
        kinds.add(new Kind(table, where, order, List.of(without)));
    }

    private static void of(List<Kind> kinds, String where, String... tables) {
        for (String table : tables) {
            String[] parts = table.split(":", 2);
            add(kinds, parts[0], where, parts[1]);
        }
    }
}
