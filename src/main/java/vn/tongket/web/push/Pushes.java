package vn.tongket.web.push;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.tongket.audit.Actor;
import vn.tongket.engine.Identities;

/**
 * Tells open pages that something they show has changed; they then ask for it themselves, with the rights they have. While
 * nothing changes a page costs some bytes every twenty seconds, no thread and no SQL: one connection of the node listens
 * for all, and one statement a minute looks after everybody's roles.
 */
@Component
public class Pushes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Pushes.class);
    static final int PER_PERSON = 12;
    private static final Duration LIFE = Duration.ofHours(4);
    private static final long BEAT_SECONDS = 20;
    private static final long RIGHTS_SECONDS = 60;
    /** Many changes within this time are told once. */
    private static final long GATHER_MILLIS = 400;
    /** So much earlier than the page says a change still counts as unseen: clocks of nodes differ. */
    private static final long MARGIN_MILLIS = 2_000;

    private final Identities identities;
    private final Changes changes;
    private final Map<String, Long> changedAt = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Stream> streams = new ConcurrentLinkedQueue<>();
    private final Set<String> gathering = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService worker;
    /** Made when the first page asks, which is after the start. */
    private volatile boolean running = true;

    Pushes(DataSource source, Identities identities) {
        this.identities = identities;
        this.changes = new Changes(source, this::heard);
    }

    /**
     * Opens a stream about one subject to the person who asks.
     *
     * @param topic what the triggers of the database announce, {@code cycle:<id>}
     * @param since when the page was made, in milliseconds; what changed since then is told at once
     * @param may whether the person may still look, asked when their groups have changed
     */
    public SseEmitter open(
            HttpServletRequest request,
            HttpServletResponse answer,
            Actor actor,
            String topic,
            long since,
            Predicate<Actor> may) {
        answer.setHeader("Cache-Control", "no-store");
        // proxies of the nginx kind would else gather what is to go out at once
        answer.setHeader("X-Accel-Buffering", "no");
        HttpSession session = request.getSession(false);
        SseEmitter emitter = new SseEmitter(LIFE.toMillis());
        Stream stream = new Stream(topic, session == null ? null : session.getId(), actor, may, emitter);
        emitter.onCompletion(() -> streams.remove(stream));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> streams.remove(stream));
        if (!begin()) {
            stream.end("restart");
            return emitter;
        }
        oldestOf(actor.userId()).forEach(old -> end(old, "many"));
        join(stream);
        stream.send("hello", String.valueOf(System.currentTimeMillis()));
        // who begins to listen only now tells all pages as soon as it does
        long from = changes.listeningSince();
        if (from != Changes.NOT_YET && (from > since || changedAt.getOrDefault(topic, 0L) > since - MARGIN_MILLIS)) {
            tell(stream, 0);
        }
        return emitter;
    }

    private synchronized void join(Stream stream) {
        streams.add(stream);
        changes.start();
    }

    /** Nobody looks, so nobody listens. */
    private synchronized void rest() {
        if (streams.isEmpty()) {
            changes.stop();
            changedAt.clear();
        }
    }

    /** How many pages hear of changes on this node. */
    public int count() {
        return streams.size();
    }

    /** The session is over: whoever looked in it looks no longer. */
    void ended(String session) {
        streams.stream().filter(stream -> session.equals(stream.session())).forEach(stream -> end(stream, "session"));
    }

    private List<Stream> oldestOf(String user) {
        List<Stream> own = streams.stream()
                .filter(stream -> stream.user().equals(user))
                .collect(Collectors.toCollection(ArrayList::new));
        return own.subList(0, Math.max(0, own.size() - PER_PERSON + 1));
    }

    private void end(Stream stream, String reason) {
        streams.remove(stream);
        stream.end(reason);
    }

    private void heard(String topic) {
        long now = System.currentTimeMillis();
        if (topic.equals(Changes.ANYTHING)) {
            streams.stream().map(Stream::topic).distinct().forEach(this::gather);
            return;
        }
        changedAt.put(topic, now);
        gather(topic);
    }

    private void gather(String topic) {
        ScheduledExecutorService own = worker;
        if (own != null && gathering.add(topic)) {
            own.schedule(() -> tell(topic), GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tell(String topic) {
        gathering.remove(topic);
        List<Stream> concerned =
                streams.stream().filter(stream -> stream.topic().equals(topic)).toList();
        concerned.forEach(stream -> tell(stream, concerned.size()));
    }

    /** The pages do not all ask in the same moment: each waits for a random part of the time it is told. */
    private void tell(Stream stream, int viewers) {
        String data = "{\"at\":%d,\"within\":%d}".formatted(System.currentTimeMillis(), Math.min(8_000, viewers * 20));
        if (!stream.send("change", data)) {
            streams.remove(stream);
        }
    }

    void beat() {
        streams.removeIf(stream -> !stream.beat());
        rest();
        long old = System.currentTimeMillis() - LIFE.toMillis();
        changedAt.values().removeIf(at -> at < old);
    }

    void rights() {
        if (streams.isEmpty()) {
            return;
        }
        Map<String, Set<String>> groups = identities.groupsOf(streams.stream()
                .map(Stream::user)
                .sorted(Comparator.naturalOrder())
                .distinct()
                .toList());
        streams.stream()
                .filter(stream -> !stream.stillMay(groups.getOrDefault(stream.user(), Set.of())))
                .forEach(stream -> end(stream, "right"));
    }

    private synchronized boolean begin() {
        if (running && worker == null) {
            worker = Executors.newScheduledThreadPool(2, work -> {
                Thread thread = new Thread(work, "tongket-push");
                thread.setDaemon(true);
                return thread;
            });
            worker.scheduleWithFixedDelay(() -> safely(this::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
            worker.scheduleWithFixedDelay(() -> safely(this::rights), RIGHTS_SECONDS, RIGHTS_SECONDS, TimeUnit.SECONDS);
        }
        return running;
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("A look after open pages failed", e);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its last requests: an open page never holds it up. */
    @Override
    public synchronized void stop() {
        running = false;
        changes.stop();
        streams.forEach(stream -> end(stream, "restart"));
        if (worker != null) {
            worker.shutdownNow();
            worker = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
