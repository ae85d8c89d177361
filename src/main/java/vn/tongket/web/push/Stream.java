package vn.tongket.web.push;

import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.tongket.audit.Actor;

/** One open page that hears of changes. */
class Stream {

    private final String topic;
    private final String session;
    private final Predicate<Actor> may;
    private final SseEmitter emitter;
    private volatile Actor actor;
    private boolean over;

    Stream(String topic, String session, Actor actor, Predicate<Actor> may, SseEmitter emitter) {
        this.topic = topic;
        this.session = session;
        this.actor = actor;
        this.may = may;
        this.emitter = emitter;
    }

    String topic() {
        return topic;
    }

    String session() {
        return session;
    }

    String user() {
        return actor.userId();
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** Whether the person may still look; asked only when the groups are others than before. */
    boolean stillMay(Set<String> groups) {
        if (actor.groups().equals(groups)) {
            return true;
        }
        actor = new Actor(actor.userId(), Set.copyOf(groups));
        return may.test(actor);
    }

    /** False when the page is gone. */
    synchronized boolean send(String event, String data) {
        return sent(SseEmitter.event().name(event).data(data));
    }

    /** A comment that keeps proxies from taking the line for dead. */
    synchronized boolean beat() {
        return sent(SseEmitter.event().comment("."));
    }

    /** Says why, and ends. */
    synchronized void end(String reason) {
        if (sent(SseEmitter.event().name("end").data(reason))) {
            over = true;
            emitter.complete();
        }
    }

    private boolean sent(SseEmitter.SseEventBuilder event) {
        if (over) {
            return false;
        }
        try {
            emitter.send(event);
            return true;
        } catch (IOException | IllegalStateException gone) {
            over = true;
            return false;
        }
    }
}
