package vn.tongket.start;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import vn.tongket.AtStart;

/** Looks at the port, the database and the data folder first, so that what is wrong is said within a second. */
class Preflight implements AtStart, ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final String SECONDS_TO_CONNECT = "10";

    @Override
    public void prepare(SpringApplication application) {
        application.addListeners(this);
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        port(environment);
        String url = environment.getProperty("spring.datasource.url", "");
        if (url.isBlank()) {
            DataFolder folder = DataFolder.of(environment);
            DataFolder.release(folder.lock());
            EarlyServer.begin(folder, event.getSpringApplication());
        } else {
            database(url, environment);
        }
    }

    private static void port(Environment environment) {
        int port = portNumber(environment.getProperty("server.port", "8080"));
        String address = environment.getProperty("server.address", "");
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    address.isEmpty()
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException e) {
            throw new StartProblem(e, "address-unknown", address);
        } catch (BindException e) {
            throw String.valueOf(e.getMessage()).startsWith("Cannot assign")
                    ? new StartProblem(e, "address-unknown", address)
                    : new StartProblem(e, "port-taken", port);
        } catch (IOException e) {
            throw new StartProblem(e, "port-taken", port);
        }
    }

    private static int portNumber(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new StartProblem(null, "port-unreadable", text);
        }
        return Integer.parseInt(text);
    }

    /** The application's account only has to get in; the owner's is the same one where no other is named. */
    private static void database(String url, Environment environment) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartProblem(null, "database-url", withoutParameters(url));
        }
        String user = environment.getProperty("spring.datasource.username", "");
        String password = environment.getProperty("spring.datasource.password", "");
        String owner = environment.getProperty("spring.flyway.user", "");
        look(url, user, password, owner.isBlank());
        if (!owner.isBlank()) {
            String ownUrl = environment.getProperty("spring.flyway.url", "");
            look(ownUrl.isBlank() ? url : ownUrl, owner, environment.getProperty("spring.flyway.password", ""), true);
        }
    }

    private static void look(String url, String user, String password, boolean owner) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        login.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement()) {
            use(statement, withoutParameters(url), user, owner);
        } catch (SQLException e) {
            throw DatabaseProblems.explain(e, withoutParameters(url), user);
        }
    }

    private static void use(Statement statement, String url, String user, boolean owner) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select current_setting('server_encoding'),
                       pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean,
                       has_database_privilege(current_database(), 'CREATE')
                         or coalesce(has_schema_privilege(to_regnamespace('app'), 'CREATE'), false)
                """)) {
            row.next();
            if (!"UTF8".equals(row.getString(1))) {
                throw new StartProblem(null, "database-encoding", url, row.getString(1));
            }
            if (row.getBoolean(2)) {
                throw new StartProblem(null, "database-read-only", url);
            }
            if (owner && !row.getBoolean(3)) {
                throw new StartProblem(null, "database-rights", url, user);
            }
        }
    }

    /** Parameters of an address may hold a password. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }
}
