package vn.tongket.web.engine;

import java.util.Locale;
import java.util.Set;
import vn.tongket.audit.Actor;

/**
 * What may be asked of the engine from outside. Reading is bounded by the engine's authorizations; changing is refused
 * unless it is named here. Administrators may do the rest, too, except what is closed for everybody.
 */
final class EngineRules {

    static final String STARTED_BY_PEOPLE = "review-cycle";

    enum Verdict {
        /** goes on to the engine as it is */
        PASS,
        /** a task of a person: looked at here, then passed on or done here */
        CLAIM,
        GIVE_BACK,
        ASSIGN,
        COMPLETE,
        START,
        /** answered with an empty list */
        NOTHING,
        FORBIDDEN,
        CLOSED,
        /** answered as if there were nothing at this address */
        HIDDEN
    }

    private static final Set<String> TALK = Set.of("attachment", "comment");
    private static final Set<String> QUERIED = Set.of(
            "task",
            "process-instance",
            "execution",
            "variable-instance",
            "job",
            "job-definition",
            "external-task",
            "group");
    private static final Set<String> HISTORY_QUERIED = Set.of(
            "task",
            "process-instance",
            "activity-instance",
            "variable-instance",
            "detail",
            "job-log",
            "external-task-log");
    private static final Set<String> READ_BY_ALL = Set.of(
            "",
            "engine",
            "version",
            "task",
            "filter",
            "process-definition",
            "process-instance",
            "variable-instance",
            "history",
            "user",
            "group",
            "identity",
            "authorization",
            "decision-definition",
            "case-definition");
    private static final Set<String> COUNTED_OVER_ALL = Set.of("statistics", "report");

    private EngineRules() {}

    static Verdict of(EngineCall call, Actor actor) {
        return switch (call.api()) {
            case ADMIN -> admin(call, actor);
            case COCKPIT -> cockpit(call, actor);
            case OTHER_APP -> call.reads() ? Verdict.PASS : Verdict.FORBIDDEN;
            case ENGINE -> engine(call, actor);
        };
    }

    /** The web apps' own login knows no throttle and no session of ours; their set-up makes administrators. */
    private static Verdict admin(EngineCall call, Actor actor) {
        if (!call.at(0).equals("auth")) {
            boolean plugin = call.at(0).equals("plugin");
            return plugin && (call.at(2).equals("static") || actor.isAdministrator()) ? Verdict.PASS : Verdict.HIDDEN;
        }
        boolean logout =
                call.size() == 4 && call.at(1).equals("user") && call.at(3).equals("logout");
        return call.reads() || logout ? Verdict.PASS : Verdict.CLOSED;
    }

    private static Verdict cockpit(EngineCall call, Actor actor) {
        boolean open = call.reads() && call.at(2).equals("static");
        boolean asks = call.reads() || call.method().equals("POST");
        return open || (asks && looksOver(actor)) ? Verdict.PASS : Verdict.FORBIDDEN;
    }

    private static Verdict engine(EngineCall call, Actor actor) {
        if (TALK.contains(call.at(2).toLowerCase(Locale.ROOT))) {
            return call.reads() && call.size() == 3 ? Verdict.NOTHING : Verdict.CLOSED;
        }
        if (call.at(0).equals("identity") && call.at(1).equals("verify")) {
            return Verdict.CLOSED;
        }
        boolean countsAllTasks = call.at(0).equals("task") && call.at(1).equals("report");
        if (countsAllTasks && looksOver(actor) && !actor.isAdministrator()) {
            return Verdict.NOTHING;
        }
        Verdict asPerson = asPerson(call, actor);
        if (actor.isAdministrator()) {
            return asPerson == Verdict.COMPLETE || asPerson == Verdict.START ? asPerson : Verdict.PASS;
        }
        return asPerson;
    }

    private static Verdict asPerson(EngineCall call, Actor actor) {
        if (call.reads() || asks(call)) {
            boolean overAll = call.path().stream()
                    .takeWhile(segment -> !segment.endsWith("ariables"))
                    .anyMatch(COUNTED_OVER_ALL::contains);
            boolean open = READ_BY_ALL.contains(call.at(0)) && !overAll;
            return open || looksOver(actor) ? Verdict.PASS : Verdict.FORBIDDEN;
        }
        boolean ownPassword = call.method().equals("PUT")
                && call.size() == 3
                && call.at(0).equals("user")
                && call.at(1).equals(actor.userId())
                && call.at(2).equals("credentials");
        if (ownPassword) {
            return Verdict.PASS;
        }
        return call.method().equals("POST") && !onlyReads(actor) ? work(call) : Verdict.FORBIDDEN;
    }

    private static Verdict work(EngineCall call) {
        if (call.size() == 3 && call.at(0).equals("task")) {
            return switch (call.at(2)) {
                case "claim" -> Verdict.CLAIM;
                case "unclaim" -> Verdict.GIVE_BACK;
                case "assignee" -> Verdict.ASSIGN;
                case "complete", "submit-form" -> Verdict.COMPLETE;
                default -> Verdict.FORBIDDEN;
            };
        }
        boolean submits = call.at(call.size() - 1).equals("submit-form");
        boolean ofDefinition = call.at(0).equals("process-definition")
                && (call.size() == 3 || (call.size() == 4 && call.at(1).equals("key")));
        return submits && ofDefinition ? Verdict.START : Verdict.FORBIDDEN;
    }

    /** Whether this POST only asks, with the query in its body. */
    private static boolean asks(EngineCall call) {
        if (!call.method().equals("POST")) {
            return false;
        }
        String last = call.at(call.size() - 1);
        boolean counts = call.size() >= 2 && last.equals("count");
        int length = call.size() - (counts ? 1 : 0);
        return switch (call.at(0)) {
            case "history" -> length == 2 && HISTORY_QUERIED.contains(call.at(1));
            case "filter" ->
                call.size() == 3 && Set.of("list", "count", "singleResult").contains(last);
            case "identity" -> call.size() == 2 && last.equals("password-policy");
            default -> length == 1 && QUERIED.contains(call.at(0));
        };
    }

    /** Process owners and auditors, whom the engine's authorizations let read more than their own tasks. */
    private static boolean looksOver(Actor actor) {
        return actor.isAdministrator()
                || !actor.unitsWith("process-owner").isEmpty()
                || !actor.unitsWith("auditor").isEmpty();
    }

    private static boolean onlyReads(Actor actor) {
        return !actor.units().isEmpty() && actor.groups().stream().allMatch(group -> group.endsWith(".auditor"));
    }
}
