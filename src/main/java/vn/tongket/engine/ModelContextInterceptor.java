package vn.tongket.engine;

import org.camunda.bpm.engine.impl.bpmn.delegate.ExecutionListenerInvocation;
import org.camunda.bpm.engine.impl.bpmn.delegate.JavaDelegateInvocation;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.task.delegate.TaskListenerInvocation;
import vn.tongket.Refusal;
import vn.tongket.audit.ModelContext;

/** Lets the record know from which element of which model version an act comes, and keeps a listener's refusal. */
class ModelContextInterceptor extends DefaultDelegateInterceptor {

    @Override
    protected void handleInvocationInContext(DelegateInvocation invocation) throws Exception {
        boolean ours = invocation instanceof JavaDelegateInvocation
                || invocation instanceof ExecutionListenerInvocation
                || invocation instanceof TaskListenerInvocation;
        if (!ours || !(invocation.getContextExecution() instanceof ExecutionEntity execution)) {
            super.handleInvocationInContext(invocation);
            return;
        }
        ModelContext before = ModelContext.enter(new ModelContext(
                execution.getProcessInstanceId(),
                execution.getProcessDefinitionId(),
                execution.getCurrentActivityId()));
        try {
            super.handleInvocationInContext(invocation);
        } catch (Refusal refusal) {
            LastRefusal.remember(refusal);
            throw refusal;
        } finally {
            ModelContext.restore(before);
        }
    }
}
