package vn.tongket.archive;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** One thread for long work of one kind, so that what else runs by the clock does not wait for it. */
public final class OneWorker implements AutoCloseable {

    private final String name;
    private final AtomicBoolean busy = new AtomicBoolean();
    private ExecutorService worker;

    public OneWorker(String name) {
        this.name = name;
    }

    public boolean isBusy() {
        return busy.get();
    }

    /** Does one piece of work after the other until there is none; nothing while it does already. */
    public void begin(BooleanSupplier next) {
        if (busy.compareAndSet(false, true)) {
            worker().execute(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted() && next.getAsBoolean()) {
                        Thread.yield();
                    }
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    private synchronized ExecutorService worker() {
        if (worker == null) {
            worker = Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
            });
        }
        return worker;
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.shutdownNow();
        }
    }
}
