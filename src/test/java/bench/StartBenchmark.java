package bench;

import bench.vanilla.VanillaApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tongket.TongKetApplication;

/**
 * Starts the product and the plain Camunda starters in turn on one PostgreSQL and prints time to readiness and idle
 * memory as ratios. Run it with {@code mvn test-compile spring-boot:test-run
 * -Dspring-boot.run.main-class=bench.StartBenchmark}.
 */
public final class StartBenchmark {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final Pattern TESTS_ONLY = Pattern.compile(
            "archunit|assertj|greenmail|h2database|jqwik|junit|kotlin|mockito|modulith|playwright|process-test|proxy|-test");
    private static final Pattern HEAP_USED =
            Pattern.compile("(?:def new generation|tenured generation|Metaspace)\\s.*?used (\\d+)K");

    /**
     * One start: milliseconds and processor milliseconds until the health page answers, resident and live (heap +
     * metaspace) memory in MiB.
     */
    private record Start(double millis, double cpuMillis, double residentMiB, double liveMiB) {}

    private StartBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            create(postgres, "product");
            create(postgres, "vanilla");
            List<Start> product = new ArrayList<>();
            List<Start> vanilla = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                Start ours = start(TongKetApplication.class, postgres.getJdbcUrl("postgres", "product"), List.of());
                Start plain = start(
                        VanillaApplication.class,
                        postgres.getJdbcUrl("postgres", "vanilla"),
                        List.of("--spring.config.name=vanilla", "--camunda.bpm.auto-deployment-enabled=false"));
                if (round > 0) { // the first round creates the tables
                    product.add(ours);
                    vanilla.add(plain);
                    report("round " + round, List.of(ours), List.of(plain));
                }
            }
            report("median of " + ROUNDS, product, vanilla);
        }
    }

    private static void create(EmbeddedPostgres postgres, String database) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database + " template template0 encoding 'UTF8'"
                    + " locale_provider icu icu_locale 'vi' locale 'C'");
        }
    }

    private static Start start(Class<?> application, String jdbcUrl, List<String> more) throws Exception {
        int port = freePort();
        Path data = Files.createTempDirectory("tongket-bench");
        Path log = Files.createTempFile("tongket-bench", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                application.getName(),
                "--server.port=" + port,
                "--spring.datasource.url=" + jdbcUrl,
                "--spring.datasource.username=postgres",
                "--tongket.data-dir=" + data));
        command.addAll(more);
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            awaitHealth(process, port, log);
            double millis = (System.nanoTime() - begin) / 1e6;
            double cpu = process.info().totalCpuDuration().orElseThrow().toMillis();
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
            jcmd(process, "GC.run");
            return new Start(millis, cpu, resident(process), live(process));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** What both applications bring along, without the libraries that only tests use. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !TESTS_ONLY.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void awaitHealth(Process process, int port, Path log) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .build();
        while (process.isAlive()) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // the port is not open yet
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new IllegalStateException("The application ended before it was ready:\n" + Files.readString(log));
    }

    private static double resident(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double live(Process process) throws Exception {
        Matcher used = HEAP_USED.matcher(jcmd(process, "GC.heap_info").replaceAll("\\s+", " "));
        double kib = 0;
        while (used.find()) {
            kib += Double.parseDouble(used.group(1));
        }
        return kib / 1024;
    }

    private static String jcmd(Process process, String command) throws Exception {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes());
        jcmd.waitFor();
        return output;
    }

    private static void report(String what, List<Start> product, List<Start> vanilla) {
        print("%-12s".formatted(what)
                + compared("start ms", product, vanilla, Start::millis)
                + compared("cpu ms", product, vanilla, Start::cpuMillis)
                + compared("resident MiB", product, vanilla, Start::residentMiB)
                + compared("live MiB", product, vanilla, Start::liveMiB)
                + "%n".formatted());
    }

    private static String compared(
            String what, List<Start> product, List<Start> vanilla, ToDoubleFunction<Start> figure) {
        double ours = median(product, figure);
        double plain = median(vanilla, figure);
        return "  %s %.0f / %.0f = %.2f".formatted(what, ours, plain, ours / plain);
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(String line) {
        System.out.print(line);
    }
}
