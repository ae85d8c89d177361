package vn.tongket.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.TongKetTest;

/** What a model, a form or a decision table cannot make the engine do. */
@TongKetTest
class ModelGuardIT {

    private static final String BPMN = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                              xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="x">
              <bpmn:process id="guarded" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Task_X"/>
                %s
                <bpmn:sequenceFlow id="F2" sourceRef="Task_X" targetRef="End"/><bpmn:endEvent id="End"/>
              </bpmn:process>
            </bpmn:definitions>
            """;
    private static final String DMN = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x">
              <decision id="guarded-table" name="x"><decisionTable id="t">
                <input id="i"><inputExpression id="e" typeRef="string" expressionLanguage="%s"><text>%s</text></inputExpression></input>
                <output id="o" name="o" typeRef="string"/>
                <rule id="r"><inputEntry id="n"><text></text></inputEntry><outputEntry id="u"><text>"x"</text></outputEntry></rule>
              </decisionTable></decision>
            </definitions>
            """;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    DecisionService decisions;

    @Autowired
    JdbcClient jdbc;

    private long rows() {
        return jdbc.sql("select (select count(*) from act_ge_bytearray) + (select count(*) from act_re_deployment)"
                        + " + (select count(*) from act_re_procdef)")
                .query(Long.class)
                .single();
    }

    private Deployment deploy(String name, String text) {
        return repository.createDeployment().addString(name, text).deploy();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:serviceTask id='Task_X' camunda:class='java.lang.Runtime'/>",
                "<bpmn:serviceTask id='Task_X' camunda:expression='${conferences.require(id)}'/>",
                "<bpmn:serviceTask id='Task_X' camunda:expression='${x}'/>",
                "<bpmn:serviceTask id='Task_X' camunda:delegateExpression='${a.b}'/>",
                "<bpmn:serviceTask id='Task_X' camunda:type='mail'/>",
                "<bpmn:serviceTask id='Task_X' camunda:type='shell'/>",
                "<bpmn:sendTask id='Task_X' camunda:class='java.lang.Runtime'/>",
                "<bpmn:businessRuleTask id='Task_X' camunda:class='java.lang.Runtime'/>",
                "<bpmn:scriptTask id='Task_X' scriptFormat='juel'><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>",
                "<bpmn:scriptTask id='Task_X' scriptFormat='groovy' camunda:resource='x.groovy'/>",
                "<bpmn:callActivity id='Task_X' calledElement='a' camunda:variableMappingClass='java.lang.Runtime'/>",
                "<bpmn:serviceTask id='Task_X'><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector"
                        + "</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:userTask id='Task_X'><bpmn:extensionElements><camunda:taskListener event='create'"
                        + " class='java.lang.Runtime'/></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='Task_X'><bpmn:extensionElements><camunda:taskListener event='create'"
                        + " expression='${x}'/></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='Task_X'><bpmn:extensionElements><camunda:executionListener event='start'>"
                        + "<camunda:script scriptFormat='juel'>${1}</camunda:script></camunda:executionListener>"
                        + "</bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='Task_X'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='a'>"
                        + "<camunda:script scriptFormat='juel'>${1}</camunda:script></camunda:inputParameter>"
                        + "</camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='Task_X'><bpmn:extensionElements><camunda:formData><camunda:formField id='a' type='string'>"
                        + "<camunda:validation><camunda:constraint name='validator' config='java.lang.Runtime'/>"
                        + "</camunda:validation></camunda:formField></camunda:formData></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='Task_X'/><bpmn:boundaryEvent id='T' attachedToRef='Task_X'><bpmn:timerEventDefinition>"
                        + "<bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>${a.exec(b)}</bpmn:timeDuration>"
                        + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>",
                "<bpmn:userTask id='Task_X' camunda:assignee='${a.b(c)}'/>",
                "<bpmn:userTask id='Task_X'/><bpmn:sequenceFlow id='F3' sourceRef='Task_X' targetRef='End'>"
                        + "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='javascript'>1"
                        + "</bpmn:conditionExpression></bpmn:sequenceFlow>"
            })
    void model_with_code_of_its_own_is_refused_and_leaves_nothing(String element) {
        long before = rows();
        assertThatThrownBy(() -> deploy("guarded.bpmn", BPMN.formatted(element)))
                .isInstanceOf(RuntimeException.class);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void timer_at_the_start_runs_nothing_when_it_is_deployed() {
        long before = rows();
        for (String expression : new String[] {"${dataSource}", "${flyway.migrate()}", "${''.class}"}) {
            String model = BPMN.formatted("<bpmn:userTask id='Task_X'/>")
                    .replace(
                            "<bpmn:startEvent id=\"Start\"/>",
                            "<bpmn:startEvent id='Start'><bpmn:timerEventDefinition><bpmn:timeDate>" + expression
                                    + "</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:startEvent>");
            assertThatThrownBy(() -> deploy("guarded.bpmn", model))
                    .as(expression)
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void files_of_other_kinds_and_foreign_entities_are_refused() {
        long before = rows();
        assertThatThrownBy(() -> deploy("run.groovy", "println 1")).hasStackTraceContaining("doors.model.kind");
        assertThatThrownBy(() -> deploy("guarded.bpmn", " ".repeat(3_000_000)))
                .hasStackTraceContaining("doors.model.size");
        String outside = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                + BPMN.formatted("<bpmn:userTask id='Task_X' name='&e;'/>");
        assertThatThrownBy(() -> deploy("guarded.bpmn", outside)).isInstanceOf(RuntimeException.class);
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${dataSource}",
                "${execution}",
                "${task}",
                "${name.class}",
                "${name.bytes}",
                "${conferences}",
                "${environment}",
                "${holder}"
            })
    void expression_reads_plain_variables_and_nothing_else(String expression) {
        String condition =
                "<bpmn:exclusiveGateway id='Task_X' default='F2'/><bpmn:sequenceFlow id='F3' sourceRef='Task_X'"
                        + " targetRef='End'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>"
                        + expression.replace("}", " == 'x'}") + "</bpmn:conditionExpression></bpmn:sequenceFlow>";
        Deployment deployment = deploy("guarded.bpmn", BPMN.formatted(condition));
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey(
                            "guarded", Map.of("name", "x", "holder", java.util.List.of("x"))))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel ${dataSource}", "juel ${name.class}", "groovy 1", "javascript 1", "python 1"})
    void decision_table_reaches_no_bean_and_runs_no_script(String input) {
        String[] parts = input.split(" ", 2);
        Deployment deployment = deploy("guarded.dmn", DMN.formatted(parts[0], parts[1]));
        try {
            assertThatThrownBy(() -> decisions
                            .evaluateDecisionTableByKey("guarded-table")
                            .variables(Map.of("name", "x"))
                            .evaluate())
                    .isInstanceOf(RuntimeException.class);
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }
}
