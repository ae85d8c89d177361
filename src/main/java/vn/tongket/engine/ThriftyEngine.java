package vn.tongket.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** Leaves out SQL of the engine that tells nobody anything: hundreds of units report in the same week. */
@Component
class ThriftyEngine extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new WithoutRoutine()));
        engine.setResourceAuthorizationProvider(new NewTaskGrants());
        List<SessionFactory> sessions = new ArrayList<>(
                engine.getCustomSessionFactories() == null ? List.of() : engine.getCustomSessionFactories());
        sessions.add(new GivenGroups.Factory());
        engine.setCustomSessionFactories(sessions);
    }

    /**
     * Full history, in the place of the engine's own level of that name, but for what it tells twice: jobs that did what
     * they should (the history of activities shows them; failed ones are kept), the first value of a variable beside the
     * variable itself, and the groups that a task is offered to (a variable or the model says them).
     */
    static final class WithoutRoutine extends HistoryLevelFull {

        private static final Set<HistoryEventTypes> ROUTINE =
                EnumSet.of(HistoryEventTypes.JOB_CREATE, HistoryEventTypes.JOB_SUCCESS, HistoryEventTypes.JOB_DELETE);

        @Override
        public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
            boolean firstValue = type == HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL
                    && entity instanceof HistoricVariableUpdateEventEntity variable
                    && variable.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE);
            boolean offer = type == HistoryEventTypes.IDENTITY_LINK_ADD
                    && entity instanceof IdentityLink link
                    && IdentityLinkType.CANDIDATE.equals(link.getType());
            boolean routine = type instanceof HistoryEventTypes known && ROUTINE.contains(known);
            return !routine && !firstValue && !offer;
        }
    }

    /** A task that is just being created has no grants yet, so none is looked for. */
    static final class NewTaskGrants extends DefaultAuthorizationProvider {

        @Override
        protected AuthorizationEntity getGrantAuthorizationByGroupId(String group, Resource resource, String id) {
            CachedDbEntity task = Context.getCommandContext()
                    .getDbEntityManager()
                    .getDbEntityCache()
                    .getCachedEntity(TaskEntity.class, id);
            boolean isNew = task != null && task.getEntityState() == DbEntityState.TRANSIENT;
            return isNew ? null : super.getGrantAuthorizationByGroupId(group, resource, id);
        }
    }

    /**
     * The engine first reads all groups that occur in any authorization, to leave the others out of its next question: a
     * look at the whole table for every request. The answer is the same without.
     */
    static final class GivenGroups extends AuthorizationManager {

        @Override
        public List<String> filterAuthenticatedGroupIds(List<String> groups) {
            return groups == null ? List.of() : groups;
        }

        static final class Factory implements SessionFactory {

            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new GivenGroups();
            }
        }
    }
}
