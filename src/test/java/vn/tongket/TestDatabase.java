package vn.tongket;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A real PostgreSQL for tests, without Docker; it stops after the engine because the data source depends on it. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "60")
                .start();
    }

    /** The account that owns the database; what the application itself may not do. */
    @Bean
    FlywayConnectionDetails ownerDetails(JdbcConnectionDetails application) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return "tongket";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return application.getJdbcUrl();
            }
        };
    }

    @Bean
    JdbcConnectionDetails connectionDetails(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role tongket login");
            statement.execute("create role tongket_app login");
            // tests measure with fresh statistics
            statement.execute("grant pg_maintain to tongket_app");
            statement.execute("""
                    create database tongket owner tongket template template0 encoding 'UTF8'
                           locale_provider icu icu_locale 'vi-VN' locale 'C'
                    """);
        }
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "tongket_app";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return "jdbc:postgresql://localhost:%d/tongket".formatted(postgres.getPort());
            }
        };
    }
}
