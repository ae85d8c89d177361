package vn.tongket.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Closes what the engine leaves open: expressions, scripts, code in models, queries with expressions, lock-outs. */
@Component
class EngineGuards extends AbstractProcessEnginePlugin {

    /** Users and groups: {@code H-BACME.soan}, {@code H-BACME.drafter}, {@code camunda-admin}. */
    private static final String IDS = "[a-zA-Z0-9]+([._@-][a-zA-Z0-9]+)*";

    private final ApplicationContext context;
    private final ObjectProvider<EngineSql> sql;

    EngineGuards(ApplicationContext context, ObjectProvider<EngineSql> sql) {
        this.context = context;
        this.sql = sql;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        sql.ifAvailable(read -> read.give(engine));
        engine.setAuthorizationEnabled(true);
        engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
        engine.setAuthorizationEnabledForCustomCode(false);
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setGeneralResourceWhitelistPattern(IDS);
        engine.setIdentityProviderSessionFactory(new UnlockedIdentities.Sessions(group ->
                context.getBeanProvider(Authorizations.class).ifAvailable(rights -> rights.grantGroup(group))));

        engine.setExpressionManager(new PlainExpressions(context));
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setDelegateInterceptor(new ModelContextInterceptor());
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(new LastFailure.Keeper()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new LastFailure.Keeper()));

        ModelGuard models = new ModelGuard();
        List<BpmnParseListener> listeners = new ArrayList<>(orEmpty(engine.getCustomPreBPMNParseListeners()));
        listeners.add(models);
        engine.setCustomPreBPMNParseListeners(listeners);
        List<Deployer> deployers = new ArrayList<>(orEmpty(engine.getCustomPreDeployers()));
        deployers.add(models);
        engine.setCustomPreDeployers(deployers);

        engine.setCustomIncidentHandlers(List.of(new RefusalsInIncidents(context)));

        engine.setEnableCmdExceptionLogging(false);
        engine.setJdbcBatchProcessing(true);
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        engine.setHistoryCleanupEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        sql.ifAvailable(read -> read.connect(engine));
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
