package vn.tongket.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The product's own PostgreSQL, coming up beside the rest of the start. */
final class EarlyServer {

    private final CompletableFuture<EmbeddedServer> starting = new CompletableFuture<>();

    private EarlyServer() {}

    static void begin(DataFolder folder, SpringApplication application) {
        EarlyServer early = new EarlyServer();
        Thread thread = new Thread(() -> early.start(folder), "embedded-postgresql");
        thread.setDaemon(true);
        thread.start();
        application.addInitializers(early::register);
    }

    private void start(DataFolder folder) {
        try {
            starting.complete(EmbeddedServer.start(folder));
        } catch (RuntimeException | Error e) {
            starting.completeExceptionally(e);
        }
    }

    /** It is stopped with the context, also when the start fails before anything asked for it. */
    private void register(ConfigurableApplicationContext context) {
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("earlyServer", this);
        beans.registerDisposableBean("earlyServer", this::stop);
    }

    EmbeddedServer started() {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartProblem problem ? problem : e;
        }
    }

    private void stop() {
        starting.thenAccept(server -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .exceptionally(failure -> null)
                .join();
    }
}
