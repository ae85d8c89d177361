package vn.tongket.demo;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.ConclusionDesk;
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
import vn.tongket.demo.process.Stage;

/** The steps that several seed events have in common, each done by the person whose task it is. */
@Component
@Profile("demo")
class Played {

    static final String COORDINATOR = "dieuphoi";
    static final String APPROVER = "lanhdao";
    static final String REVIEWER = "thamdinh";
    static final String CLERK = "vanthu";
    static final String COUNCIL = "hoidong";

    static final Map<String, Object> APPROVED = Map.of("approved", true);

    private final Stage stage;
    private final PlanDesk plans;
    private final Conferences conferences;
    private final ConferenceDesk conferenceDesk;
    private final Conclusions conclusions;
    private final ConclusionDesk conclusionDesk;

    Played(
            Stage stage,
            PlanDesk plans,
            Conferences conferences,
            ConferenceDesk conferenceDesk,
            Conclusions conclusions,
            ConclusionDesk conclusionDesk) {
        this.stage = stage;
        this.plans = plans;
        this.conferences = conferences;
        this.conferenceDesk = conferenceDesk;
        this.conclusions = conclusions;
        this.conclusionDesk = conclusionDesk;
    }

    /** Opens a cycle on that day and finishes its plan; returns the cycle's id. */
    UUID plan(LocalDateTime on, String coordinatorUnit, PlanDraft plan) {
        stage.on(on);
        UUID cycle = stage.startCycle(COORDINATOR, plan.title(), plan.kind(), coordinatorUnit);
        stage.as(COORDINATOR, actor -> plans.save(actor, cycle, plan));
        stage.complete(COORDINATOR, cycle, "Task_DraftPlan");
        return cycle;
    }

    /** Prepares the cycle's conference, holds it on the day and signs its minutes. */
    void hold(UUID cycle, Agenda agenda, LocalDateTime held, Proceedings proceedings) {
        invite(cycle, agenda);
        record(cycle, held, proceedings);
    }

    /** Prepares the conference and sends its invitations. */
    void invite(UUID cycle, Agenda agenda) {
        UUID conference = conferences.ofCycle(cycle).orElseThrow();
        stage.as(COORDINATOR, actor -> conferenceDesk.saveAgenda(actor, conference, agenda));
        stage.complete(COORDINATOR, conference, "Task_PrepareAgenda");
    }

    /** Records what was said at the conference on that day and signs its minutes. */
    void record(UUID cycle, LocalDateTime held, Proceedings proceedings) {
        UUID conference = conferences.ofCycle(cycle).orElseThrow();
        stage.complete(COORDINATOR, conference, "Task_CollectReplies");
        stage.on(held);
        stage.as(COORDINATOR, actor -> conferenceDesk.saveProceedings(actor, conference, proceedings));
        stage.complete(COORDINATOR, conference, "Task_RecordConference");
        stage.complete(APPROVER, conference, "Task_SignMinutes", APPROVED);
    }

    /** Drafts, signs and issues the cycle's conclusion; returns its id. */
    UUID conclude(UUID cycle, Draft draft, Signature signature, Issuing issuing) {
        UUID conclusion = conclusions.ofCycle(cycle).orElseThrow();
        stage.as(COORDINATOR, actor -> conclusionDesk.saveDraft(actor, conclusion, draft));
        stage.complete(COORDINATOR, conclusion, "Task_DraftClauses");
        stage.as(APPROVER, actor -> conclusionDesk.saveSignature(actor, conclusion, signature));
        stage.complete(APPROVER, conclusion, "Task_SignConclusion", APPROVED);
        stage.as(CLERK, actor -> conclusionDesk.saveIssuing(actor, conclusion, issuing));
        stage.complete(CLERK, conclusion, "Task_IssueConclusion");
        return conclusion;
    }
}
