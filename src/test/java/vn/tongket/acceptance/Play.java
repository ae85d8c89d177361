package vn.tongket.acceptance;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Tasklist;
import vn.tongket.audit.Actors;
import vn.tongket.conclusion.Comment;
import vn.tongket.conclusion.ConclusionDesk;
import vn.tongket.conclusion.ConclusionFile;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.Proceedings;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.PlanDraft;

/** Plays a review cycle step by step, each step by the person who does it in Tasklist. */
@TestComponent
public class Play {

    private final Acting acting;
    private final Tasklist tasklist;
    private final PlanDesk plans;
    private final Conferences conferences;
    private final ConferenceDesk conferenceDesk;
    private final Conclusions conclusions;
    private final ConclusionDesk conclusionDesk;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient jdbc;

    Play(
            Acting acting,
            Tasklist tasklist,
            PlanDesk plans,
            Conferences conferences,
            ConferenceDesk conferenceDesk,
            Conclusions conclusions,
            ConclusionDesk conclusionDesk,
            RuntimeService runtime,
            ManagementService management,
            JdbcClient jdbc) {
        this.acting = acting;
        this.tasklist = tasklist;
        this.plans = plans;
        this.conferences = conferences;
        this.conferenceDesk = conferenceDesk;
        this.conclusions = conclusions;
        this.conclusionDesk = conclusionDesk;
        this.runtime = runtime;
        this.management = management;
        this.jdbc = jdbc;
    }

    /** The people of one unit that holds a review. */
    public record Cast(Acting.Person coordinator, Acting.Person approver, Acting.Person clerk) {}

    public Cast cast(String prefix, String unit) {
        return new Cast(
                acting.as(prefix + ".dieuphoi", unit + ".coordinator"),
                acting.as(prefix + ".lanhdao", unit + ".approver"),
                acting.as(prefix + ".vanthu", unit + ".clerk"));
    }

    /** A group of units that conclusions address. */
    public void group(String code, String name, String owner, List<String> members) {
        jdbc.sql("insert into app.org_group (code, name, owner) values (:code, :name, :owner)")
                .param("code", code)
                .param("name", name)
                .param("owner", owner)
                .update();
        members.forEach(member -> jdbc.sql("insert into app.org_group_member values (:code, :unit)")
                .param("code", code)
                .param("unit", member)
                .update());
    }

    /** A plan without reports, for stories that are not about the plan. */
    public PlanDraft plan(String title, String unit, List<String> phases, String subject) {
        return Drafts.plan(
                title,
                "INTERIM_REVIEW",
                "2020",
                "2025",
                unit,
                unit,
                phases,
                List.of(Drafts.reviewed(subject)),
                List.of());
    }

    /** Starts a cycle and sets it up; it waits where its first phase begins. */
    public UUID start(Cast cast, String unit, PlanDraft plan) {
        UUID cycle = tasklist.start(
                cast.coordinator(),
                "review-cycle",
                "title",
                plan.title(),
                "kind",
                plan.kind(),
                "coordinatorUnit",
                unit);
        cast.coordinator().run(() -> plans.save(Actors.current(), cycle, plan));
        tasklist.complete(cast.coordinator(), cycle, "Task_DraftPlan");
        runJobs(cycle);
        return cycle;
    }

    public UUID conferenceOf(UUID cycle) {
        return conferences.ofCycle(cycle).orElseThrow();
    }

    public UUID conclusionOf(UUID cycle) {
        return conclusions.ofCycle(cycle).orElseThrow();
    }

    /** Completes a task and runs what follows in the cycle's processes. */
    public void complete(UUID cycle, Acting.Person person, UUID key, String element, Object... variables) {
        tasklist.complete(person, key, element, variables);
        runJobs(cycle);
    }

    public void agenda(Cast cast, UUID cycle, Agenda agenda) {
        UUID conference = conferenceOf(cycle);
        cast.coordinator().run(() -> conferenceDesk.saveAgenda(Actors.current(), conference, agenda));
        complete(cycle, cast.coordinator(), conference, "Task_PrepareAgenda");
    }

    public void record(Cast cast, UUID cycle, Proceedings proceedings) {
        UUID conference = conferenceOf(cycle);
        complete(cycle, cast.coordinator(), conference, "Task_CollectReplies");
        cast.coordinator().run(() -> conferenceDesk.saveProceedings(Actors.current(), conference, proceedings));
        complete(cycle, cast.coordinator(), conference, "Task_RecordConference");
    }

    public void signMinutes(Cast cast, UUID cycle) {
        complete(cycle, cast.approver(), conferenceOf(cycle), "Task_SignMinutes", "approved", true);
    }

    /** The conference or conclusion that the cycle is at. */
    public UUID sessionOf(UUID cycle) {
        return conclusions.ofCycle(cycle).orElseGet(() -> conferenceOf(cycle));
    }

    public Agenda agendaOf(Cast cast, UUID conference) {
        return cast.coordinator()
                .call(() -> conferenceDesk.file(Actors.current(), conference).agenda());
    }

    public Draft draft(Cast cast, UUID cycle) {
        return cast.coordinator().call(() -> fileOf(conclusionOf(cycle)).draft());
    }

    public List<Comment> comments(Cast cast, UUID conclusion) {
        return cast.coordinator().call(() -> fileOf(conclusion).comments());
    }

    /** The file as whoever is acting sees it. */
    public ConclusionFile fileOf(UUID conclusion) {
        return conclusionDesk.file(Actors.current(), conclusion);
    }

    public void saveDraft(Cast cast, UUID cycle, Draft draft) {
        cast.coordinator().run(() -> conclusionDesk.saveDraft(Actors.current(), conclusionOf(cycle), draft));
    }

    /** Finishes a draft, with a reason for every kind of warning that it has. */
    public void draftClauses(Cast cast, UUID cycle, Draft draft) {
        saveDraft(cast, cycle, draft);
        Draft saved = draft(cast, cycle);
        saveDraft(
                cast,
                cycle,
                saved.explained(saved.reasons().stream()
                        .filter(reason -> reason.clauses() != null)
                        .map(reason -> Draft.Reason.of(reason.finding(), "Văn bản gốc không nêu."))
                        .toList()));
        complete(cycle, cast.coordinator(), conclusionOf(cycle), "Task_DraftClauses");
    }

    public void sign(Cast cast, UUID cycle, Signature signature) {
        UUID conclusion = conclusionOf(cycle);
        cast.approver().run(() -> conclusionDesk.saveSignature(Actors.current(), conclusion, signature));
        complete(cycle, cast.approver(), conclusion, "Task_SignConclusion", "approved", true);
    }

    public void issue(Cast cast, UUID cycle, Issuing issuing) {
        UUID conclusion = conclusionOf(cycle);
        cast.clerk().run(() -> conclusionDesk.saveIssuing(Actors.current(), conclusion, issuing));
        complete(cycle, cast.clerk(), conclusion, "Task_IssueConclusion");
    }

    /** Ends a cycle whose story is not played any further, so that no job of it is left to other tests. */
    public void end(UUID cycle) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(cycle.toString())
                .list()
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "end of the story"));
    }

    /** Runs the jobs of the cycle and of what it called, until none is due. */
    public void runJobs(UUID cycle) {
        for (List<Job> due = due(cycle); !due.isEmpty(); due = due(cycle)) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> due(UUID cycle) {
        return Stream.concat(
                        Stream.of(cycle),
                        Stream.concat(conferences.ofCycle(cycle).stream(), conclusions.ofCycle(cycle).stream()))
                .flatMap(key ->
                        runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.toString()).list().stream())
                .flatMap(process ->
                        management.createJobQuery().processInstanceId(process.getId()).executable().list().stream())
                .toList();
    }
}
