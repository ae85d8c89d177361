package vn.tongket;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tongket.ModelFiles.camunda;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaConnector;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** The models follow the naming rules, and name only what exists: delegates, listeners, forms, processes, decisions. */
class ModelContractTest {

    private static final Pattern DELEGATE = Pattern.compile("\\$\\{([a-z][A-Za-z0-9]*)}");
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CALL = Pattern.compile("\\w\\s*\\(|\\b(execution|task|caseExecution|externalTask)\\b");
    private static final Pattern EMBEDDED = Pattern.compile("embedded:deployment:([a-z0-9-]+)\\.html");
    private static final int LONGEST_TASK_LABEL = 45;

    private final List<String> problems = new ArrayList<>();

    @Test
    void file_is_named_after_its_process() {
        ModelFiles.models().forEach((file, model) -> {
            List<String> keys = model.getModelElementsByType(Process.class).stream()
                    .map(Process::getId)
                    .toList();
            check(keys.equals(List.of(file)), file, file, "holds the processes %s".formatted(keys));
        });
        none();
    }

    @Test
    void process_is_documented_executable_and_kept() {
        each(Process.class, (file, process) -> {
            check(process.isExecutable(), file, process, "is not executable");
            check(!process.getDocumentations().isEmpty(), file, process, "has no documentation");
            check(process.getName() != null, file, process, "has no name");
            check(
                    "P36500D".equals(camunda(process, "historyTimeToLive")),
                    file,
                    process,
                    "has another historyTimeToLive");
            boolean inTasklist = !"false".equals(camunda(process, "isStartableInTasklist"));
            check(inTasklist == "review-cycle".equals(file), file, process, "is startable in Tasklist, or should be");
        });
        none();
    }

    @Test
    void element_ids_say_type_and_purpose() {
        each(
                FlowNode.class,
                (file, node) -> check(
                        node.getId().matches(prefix(node) + "_[A-Z][A-Za-z0-9]+"),
                        file,
                        node,
                        "should be " + prefix(node) + "_…"));
        each(
                SequenceFlow.class,
                (file, flow) -> check(flow.getId().matches("Flow_[A-Z][A-Za-z0-9]+"), file, flow, "should be Flow_…"));
        each(
                BaseElement.class,
                (file, element) -> check(
                        element.getId() == null || !element.getId().matches("[A-Za-z]+_[01][a-z0-9]{6}"),
                        file,
                        element,
                        "has a generated id"));
        none();
    }

    private static String prefix(FlowNode node) {
        if (node instanceof SubProcess) {
            return "SubProcess";
        }
        if (node instanceof Activity) {
            return "Task";
        }
        if (node instanceof Gateway) {
            return "Gateway";
        }
        if (node instanceof StartEvent) {
            return "StartEvent";
        }
        if (node instanceof EndEvent) {
            return "EndEvent";
        }
        return node instanceof BoundaryEvent ? "BoundaryEvent" : "Event";
    }

    @Test
    void everything_a_reader_looks_at_has_a_label() {
        each(Activity.class, (file, activity) -> check(isLabelled(activity), file, activity, "has no label"));
        each(Event.class, (file, event) -> check(isLabelled(event), file, event, "has no label"));
        each(
                Task.class,
                (file, task) -> check(
                        task.getName() == null || task.getName().length() <= LONGEST_TASK_LABEL,
                        file,
                        task,
                        "has a label of more than %d characters".formatted(LONGEST_TASK_LABEL)));
        each(Gateway.class, (file, gateway) -> {
            if (decides(gateway)) {
                check(isLabelled(gateway) && gateway.getName().endsWith("?"), file, gateway, "does not ask a question");
                gateway.getOutgoing()
                        .forEach(flow -> check(flow.getName() != null, file, flow, "does not say the answer"));
            }
        });
        none();
    }

    private static boolean isLabelled(FlowNode node) {
        return node.getName() != null && !node.getName().isBlank();
    }

    private static boolean decides(Gateway gateway) {
        return (gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway)
                && gateway.getOutgoing().size() > 1;
    }

    @Test
    void service_task_calls_the_delegate_named_after_it_behind_a_save_point() {
        each(ServiceTask.class, this::checkDelegate);
        each(SendTask.class, this::checkDelegate);
        none();
    }

    private void checkDelegate(String file, Task task) {
        String purpose = task.getId().substring(task.getId().indexOf('_') + 1);
        String expected = "${%s%sDelegate}".formatted(purpose.substring(0, 1).toLowerCase(), purpose.substring(1));
        check(expected.equals(camunda(task, "delegateExpression")), file, task, "should call " + expected);
        check(task.isCamundaAsyncBefore(), file, task, "is not asyncBefore");
    }

    @Test
    void decision_is_asked_behind_a_save_point() {
        each(BusinessRuleTask.class, (file, task) -> {
            check(task.isCamundaAsyncBefore(), file, task, "is not asyncBefore");
            check(
                    ModelFiles.decisions().containsKey(task.getCamundaDecisionRef()),
                    file,
                    task,
                    "asks a decision without a file");
        });
        each(
                ParallelGateway.class,
                (file, gateway) -> check(
                        gateway.getIncoming().size() < 2 || gateway.isCamundaAsyncBefore(),
                        file,
                        gateway,
                        "joins without asyncBefore"));
        none();
    }

    @Test
    void every_delegate_and_listener_is_a_class_of_ours() {
        Set<String> classes = ModelFiles.processClasses();
        eachElement((file, element) -> {
            String expression = camunda(element, "delegateExpression");
            if (expression != null) {
                Matcher bean = DELEGATE.matcher(expression);
                check(
                        bean.matches()
                                && classes.contains(
                                        bean.group(1).substring(0, 1).toUpperCase()
                                                + bean.group(1).substring(1)),
                        file,
                        element,
                        "names %s, which no process package has".formatted(expression));
            }
        });
        each(
                CamundaTaskListener.class,
                (file, listener) -> check(
                        listener.getCamundaDelegateExpression() != null, file, listener, "has no delegateExpression"));
        each(
                CamundaExecutionListener.class,
                (file, listener) -> check(
                        listener.getCamundaDelegateExpression() != null, file, listener, "has no delegateExpression"));
        none();
    }

    @Test
    void user_task_shows_the_form_named_after_it_to_a_group_and_ends_at_a_save_point() {
        each(UserTask.class, (file, task) -> {
            String form = kebab(task.getId().substring(task.getId().indexOf('_') + 1));
            check(task.isCamundaAsyncAfter(), file, task, "is not asyncAfter");
            check(task.getCamundaCandidateGroups() != null, file, task, "is offered to no group");
            check(task.getCamundaAssignee() == null, file, task, "is assigned by the model");
            if (task.getCamundaFormRef() != null) {
                check(form.equals(task.getCamundaFormRef()), file, task, "should show the form " + form);
                check(
                        "deployment".equals(task.getCamundaFormRefBinding()),
                        file,
                        task,
                        "does not bind its form to the deployment");
                check(
                        ModelFiles.camundaForms().containsKey(form),
                        file,
                        task,
                        "shows forms/%s.form, which is missing".formatted(form));
            } else {
                Matcher key = EMBEDDED.matcher(String.valueOf(task.getCamundaFormKey()));
                check(
                        key.matches() && form.equals(key.group(1)),
                        file,
                        task,
                        "should show embedded:deployment:%s.html".formatted(form));
                check(
                        ModelFiles.htmlForms().containsKey(form),
                        file,
                        task,
                        "shows forms/%s.html, which is missing".formatted(form));
            }
        });
        none();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase();
    }

    @Test
    void complete_listener_of_a_user_task_is_named_after_it() {
        each(CamundaTaskListener.class, (file, listener) -> {
            if ("complete".equals(listener.getCamundaEvent())
                    && listener.getParentElement().getParentElement() instanceof UserTask task) {
                String purpose = task.getId().substring("Task_".length());
                String expected =
                        "${%s%sListener}".formatted(purpose.substring(0, 1).toLowerCase(), purpose.substring(1));
                check(
                        expected.equals(listener.getCamundaDelegateExpression()),
                        file,
                        task,
                        "should complete through " + expected);
            }
        });
        none();
    }

    @Test
    void called_process_exists_and_gets_its_key_and_named_variables_only() {
        Set<String> keys = ModelFiles.processKeys();
        each(CallActivity.class, (file, call) -> {
            check(keys.contains(call.getCalledElement()), file, call, "calls a process without a file");
            Collection<CamundaIn> in = call.getExtensionElements() == null
                    ? List.of()
                    : call.getExtensionElements().getChildElementsByType(CamundaIn.class);
            check(in.stream().anyMatch(i -> i.getCamundaBusinessKey() != null), file, call, "passes no business key");
        });
        each(CamundaIn.class, (file, in) -> check(in.getCamundaVariables() == null, file, in, "passes all variables"));
        each(
                CamundaOut.class,
                (file, out) -> check(out.getCamundaVariables() == null, file, out, "returns all variables"));
        none();
    }

    @Test
    void models_hold_no_code() {
        each(ScriptTask.class, (file, task) -> problem(file, task, "is a script"));
        each(CamundaScript.class, (file, script) -> problem(file, script, "is a script"));
        each(CamundaConnector.class, (file, connector) -> problem(file, connector, "is a connector"));
        eachElement((file, element) -> {
            check(camunda(element, "class") == null, file, element, "names a class");
            check(camunda(element, "expression") == null, file, element, "calls an expression");
            check(element.getAttribute("scriptFormat") == null, file, element, "has a script format");
            check(
                    !"conditionExpression".equals(element.getLocalName()) || element.getAttribute("language") == null,
                    file,
                    element,
                    "has a scripted condition");
        });
        none();
    }

    @Test
    void expressions_read_variables_and_nothing_else() {
        ModelFiles.files("bpmn", ".bpmn", ".dmn").forEach(file -> {
            Matcher expression = EXPRESSION.matcher(ModelFiles.text(file));
            while (expression.find()) {
                check(
                        !CALL.matcher(expression.group(1)).find(),
                        file.getFileName().toString(),
                        expression.group(),
                        "does more than read variables");
            }
        });
        none();
    }

    @Test
    void messages_are_named_in_java_and_by_the_rule() {
        Map<String, BpmnModelInstance> models = ModelFiles.models();
        Set<String> named = new TreeSet<>();
        ModelFiles.nameClasses().forEach(names -> named.addAll(ModelFiles.constants(names, "Messages")));
        models.forEach((file, model) -> ModelFiles.messages(List.of(model)).forEach(message -> {
            check(KEBAB.matcher(message).matches(), file, message, "is not in kebab-case");
            check(named.contains(message), file, message, "is in no *Process.Messages");
        }));
        each(
                EventBasedGateway.class,
                (file, gateway) -> check(gateway.getOutgoing().size() > 1, file, gateway, "waits for one event only"));
        none();
    }

    private interface Rule<T> {
        void check(String file, T element);
    }

    private <T extends ModelElementInstance> void each(Class<T> type, Rule<T> rule) {
        ModelFiles.models()
                .forEach((file, model) ->
                        model.getModelElementsByType(type).forEach(element -> rule.check(file, element)));
    }

    private void eachElement(Rule<DomElement> rule) {
        ModelFiles.models()
                .forEach((file, model) -> walk(file, model.getDocument().getRootElement(), rule));
    }

    private void walk(String file, DomElement element, Rule<DomElement> rule) {
        rule.check(file, element);
        element.getChildElements().forEach(child -> walk(file, child, rule));
    }

    private void check(boolean holds, String file, Object element, String otherwise) {
        if (!holds) {
            problem(file, element, otherwise);
        }
    }

    private void problem(String file, Object element, String what) {
        String name = element.toString();
        if (element instanceof ModelElementInstance instance) {
            name = idOf(instance.getDomElement());
        } else if (element instanceof DomElement dom) {
            name = idOf(dom);
        }
        problems.add("%s: %s %s".formatted(file, name, what));
    }

    private static String idOf(DomElement element) {
        for (DomElement at = element; at != null; at = at.getParentElement()) {
            if (at.getAttribute("id") != null) {
                return at.getAttribute("id");
            }
        }
        return element.getLocalName();
    }

    private void none() {
        assertThat(problems).isEmpty();
    }
}
