package vn.tongket.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * What the engine's last command in this thread failed with, as its REST layer keeps only a text of it. Kept only while
 * somebody watches.
 */
public final class LastFailure {

    private static final ThreadLocal<AtomicReference<Throwable>> WATCHED = new ThreadLocal<>();

    private LastFailure() {}

    public static void watch() {
        WATCHED.set(new AtomicReference<>());
    }

    /** Ends the watch. */
    public static Optional<Throwable> take() {
        AtomicReference<Throwable> failure = WATCHED.get();
        WATCHED.remove();
        return Optional.ofNullable(failure).map(AtomicReference::get);
    }

    /** The outermost of the engine's interceptors, so that failures at the end of a transaction are seen as well. */
    static final class Keeper extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (RuntimeException e) {
                AtomicReference<Throwable> failure = WATCHED.get();
                if (failure != null) {
                    failure.set(e);
                }
                throw e;
            }
        }
    }
}
