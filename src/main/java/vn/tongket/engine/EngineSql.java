package vn.tongket.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import vn.tongket.AtStart;

/**
 * The engine's SQL, read on a second processor from the first moment of a start on: reading it takes a third of the whole
 * start. The engine gets exactly what it would have read itself.
 */
class EngineSql implements AtStart, ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String MAPPINGS = "org/camunda/bpm/engine/impl/mapping/mappings.xml";

    private final CompletableFuture<Configuration> reading;

    /** Begins to read. */
    EngineSql() {
        Executor own = work -> {
            Thread thread = new Thread(work, "engine-sql");
            thread.setDaemon(true);
            thread.start();
        };
        reading = CompletableFuture.supplyAsync(EngineSql::read, own);
    }

    @Override
    public void prepare(SpringApplication application) {
        application.addInitializers(this);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("engineSql", this);
    }

    private static Configuration read() {
        Properties properties = new Properties();
        properties.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", DbSqlSessionFactory.POSTGRES);
        ClassLoader classes = EngineSql.class.getClassLoader();
        try (InputStream mappings = classes.getResourceAsStream(MAPPINGS);
                Reader text = new InputStreamReader(mappings, StandardCharsets.UTF_8)) {
            return new XMLConfigBuilder(text, "", properties).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(MAPPINGS, e);
        }
    }

    /** Before the engine is built: it takes this instead of reading itself. */
    void give(ProcessEngineConfigurationImpl engine) {
        engine.setSqlSessionFactory(new DefaultSqlSessionFactory(reading.join()));
    }

    /** When the engine knows its data source. */
    void connect(ProcessEngineConfigurationImpl engine) {
        Configuration configuration = engine.getSqlSessionFactory().getConfiguration();
        configuration.setEnvironment(
                new Environment("default", new ManagedTransactionFactory(), engine.getDataSource()));
        configuration.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
        if (engine.isJdbcBatchProcessing()) {
            configuration.setDefaultExecutorType(ExecutorType.BATCH);
        }
    }
}
