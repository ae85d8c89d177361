package vn.tongket.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.MethodParameter;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.web.Visitor;

/**
 * An auditor tries everything there is: every address of ours and of the engine's, with things that the auditor may see,
 * and in every table every row is afterwards as it was.
 */
@TongKetTest
class AuditorIT {

    /** Tables that may change meanwhile, each with its reason. */
    private static final Map<String, String> MAY_CHANGE = Map.ofEntries(
            Map.entry("public.act_ru_meter_log", "the engine counts its own work"),
            Map.entry("public.act_ge_property", "the engine's counters and locks"),
            Map.entry("app.report_fingerprint", "made from texts of reports when somebody looks for copies"),
            Map.entry("app.fingerprinted_version", "whose texts that was done for"),
            Map.entry("app.home_visit", "when the auditor looked at the own home page last"),
            Map.entry("app.seal_check", "auditors may ask for a check of the seal"),
            Map.entry("app.seal_key", "the sealer's own key"),
            Map.entry("app.audit_change", "the seal's list of changes: logins are in it"),
            Map.entry("app.seal_root", "the sealer signs every few minutes"),
            Map.entry("app.seal_place", "the sealer writes roots outside the database"));

    /** Addresses that end the session. */
    private static final Set<String> LEAVING = Set.of("/dang-xuat", "/dang-nhap");

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping ours;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Test
    void auditor_changes_nothing_whatever_is_tried() {
        ReportPlay play = beans.createBean(ReportPlay.class);
        Stage stage = play.opened("HSKT", LocalDate.of(2030, 6, 28));
        play.submitted(stage);
        String user = "HSKT.kiemtra";
        acting.ensure(user, stage.province().party() + ".auditor");
        Visitor auditor = new Visitor(port).with("Accept", "text/html,application/json,*/*;q=0.8");
        auditor.login(user, Acting.PASSWORD);
        auditor.get("/");
        auditor.get("/engine-rest/task");
        auditor.get("/camunda/api/engine/engine/default/task");
        Map<String, String> before = digests();

        int tried = tryOurs(auditor, stage) + tryTheEngine(auditor, stage);

        assertThat(tried).as("requests").isGreaterThan(600);
        Map<String, String> after = digests();
        after.keySet().retainAll(before.keySet());
        Set<String> changed = new TreeSet<>();
        before.forEach((table, digest) -> {
            if (!digest.equals(after.get(table))
                    && !(MAY_CHANGE.containsKey(table) && !table.equals("app.audit_record"))) {
                changed.add(table);
            }
        });
        assertThat(changed).as("tables that the auditor changed").isEmpty();
        assertThat(auditor.get("/nhat-ky").statusCode()).as("still signed in").isEqualTo(200);
    }

    private int tryOurs(Visitor auditor, Stage stage) {
        int tried = 0;
        for (var mapping : ours.getHandlerMethods().entrySet()) {
            boolean stream = mapping.getValue()
                    .getMethod()
                    .getReturnType()
                    .getSimpleName()
                    .endsWith("Emitter");
            // a stream of events never ends, and only says that a page changed
            if (stream || !mapping.getValue().getBeanType().getName().startsWith("vn.tongket")) {
                continue;
            }
            Set<RequestMethod> methods = mapping.getKey().getMethodsCondition().getMethods();
            for (String path : mapping.getKey().getPatternValues()) {
                if (LEAVING.contains(path)) {
                    continue;
                }
                for (String id : ids(path, methods, stage)) {
                    for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                        send(auditor, method.name(), path.replaceAll("\\{[^}]*}", id), mapping.getValue(), stage);
                        tried++;
                    }
                }
            }
        }
        return tried;
    }

    private static List<String> ids(String path, Set<RequestMethod> methods, Stage stage) {
        if (path.indexOf('{') < 0) {
            return List.of("");
        }
        if (path.contains("/don-vi") || path.contains("/nhan-su")) {
            return List.of(stage.unit(), stage.leader().user());
        }
        if (methods.equals(Set.of(RequestMethod.GET))) {
            return List.of((path.contains("bao-cao/{") ? stage.report() : stage.cycle()).toString());
        }
        return List.of(stage.cycle().toString(), stage.report().toString());
    }

    private static void send(Visitor auditor, String method, String path, HandlerMethod handler, Stage stage) {
        Map<String, String> typed = new HashMap<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
                String name = asked.name().isEmpty() ? parameter.getParameterName() : asked.name();
                typed.put(name, value(parameter.getParameterType(), stage));
            }
        }
        boolean quiet = method.equals("GET") || method.equals("HEAD");
        if (quiet) {
            auditor.get(path);
        } else if (path.startsWith("/api")) {
            auditor.json(method, path, "{}");
        } else {
            typed.putIfAbsent("reason", "Thử");
            auditor.form(path, typed);
        }
    }

    private static String value(Class<?> type, Stage stage) {
        if (type == UUID.class || List.class.isAssignableFrom(type)) {
            return stage.report().toString();
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true";
        }
        if (type == LocalDate.class) {
            return "2030-01-01";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "1" : stage.unit();
    }

    private int tryTheEngine(Visitor auditor, Stage stage) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(stage.report().toString())
                .singleResult()
                .getId();
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .list()
                .get(0)
                .getId();
        int tried = 0;
        for (String api : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            for (Endpoints.Endpoint endpoint : Endpoints.all()) {
                if (endpoint.reads() && api.equals("/engine-rest")) {
                    // the same code answers what is read at the other address
                    continue;
                }
                send(auditor, endpoint, api + endpoint.filled(endpoint.path().startsWith("/task") ? task : instance));
                tried++;
            }
        }
        Set<Endpoints.Endpoint> webApps = webApps();
        assertThat(webApps).as("resources of the web apps").hasSizeGreaterThan(15);
        for (Endpoints.Endpoint endpoint : webApps) {
            if (!endpoint.path().contains("logout")) {
                String path = endpoint.path()
                        .replaceAll("\\{engine(Name)?}", "default")
                        .replaceAll("\\{[^}]*}", instance);
                send(auditor, endpoint, "/camunda/api" + path);
                tried++;
            }
        }
        return tried;
    }

    private static void send(Visitor auditor, Endpoints.Endpoint endpoint, String path) {
        if (endpoint.method().equals("GET")) {
            auditor.get(path);
        } else {
            auditor.json(endpoint.method(), path, endpoint.method().equals("OPTIONS") ? "" : "{}");
        }
    }

    /** Root resources of Cockpit, Tasklist, Admin and Welcome, and of their plug-ins. */
    private static Set<Endpoints.Endpoint> webApps() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Path.class));
        Set<Endpoints.Endpoint> found = new TreeSet<>();
        for (String app : List.of("cockpit", "tasklist", "admin", "welcome", "webapp")) {
            scanner.findCandidateComponents("org.camunda.bpm." + app).forEach(candidate -> {
                try {
                    Class<?> root = Class.forName(candidate.getBeanClassName());
                    String own = "/" + (app.equals("webapp") ? "cockpit" : app);
                    found.addAll(Endpoints.below(root, own + Endpoints.slashed(root.getAnnotation(Path.class))));
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        return found;
    }

    /** What stands in every table, the engine's and ours: the number of rows and the sum of their hashes. */
    private Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        List<String> tables = jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                         where table_schema in ('app', 'public') and table_type = 'BASE TABLE' order by 1
                        """).query(String.class).list();
        for (String table : tables) {
            // who read, who signed in, and what became of the seal is recorded, of auditors too
            String where = table.equals("app.audit_record")
                    ? " where act not like '%.read' and act not like 'account.%' and act not like 'seal.%'"
                    : "";
            digests.put(
                    table,
                    jdbc.sql("select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from "
                                    + table + " t" + where)
                            .query(String.class)
                            .single());
        }
        return digests;
    }
}
