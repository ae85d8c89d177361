package vn.tongket.engine.path;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.test.context.TestComponent;

/**
 * Stands beside every sequence flow of the engine under test and notes who comes by: the way that an instance really went,
 * whatever process model a test plays. {@link WalkedPath} must find the same from the history alone.
 */
@TestComponent
public class FlowWitness extends AbstractProcessEnginePlugin {

    private final Map<String, Queue<String>> seen = new ConcurrentHashMap<>();
    private final Map<String, String> definitions = new ConcurrentHashMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = new ArrayList<>(
                engine.getCustomPostBPMNParseListeners() == null
                        ? List.of()
                        : engine.getCustomPostBPMNParseListeners());
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
                ExecutionListener note = execution -> note((ExecutionEntity) execution, transition.getId());
                transition.addListener(ExecutionListener.EVENTNAME_TAKE, note);
            }
        });
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private void note(ExecutionEntity execution, String flow) {
        String instance = execution.getProcessInstanceId();
        String definition = execution.getProcessDefinitionId();
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, context -> {
                    definitions.put(instance, definition);
                    seen.computeIfAbsent(instance, none -> new ConcurrentLinkedQueue<>())
                            .add(flow);
                });
    }

    /** Fails when the derived path of any instance so far differs; says of which processes there were instances. */
    public Set<String> verify(Steps steps, Models models, RepositoryService repository) {
        Set<String> processes = new TreeSet<>();
        Map<String, String> wrong = new TreeMap<>();
        seen.forEach((instance, flows) -> {
            if (repository
                            .createProcessDefinitionQuery()
                            .processDefinitionId(definitions.get(instance))
                            .count()
                    == 0) {
                return;
            }
            PublishedModel model = models.require(definitions.get(instance));
            Map<String, Long> walked = WalkedPath.of(model, steps.all(instance)).stream()
                    .map(WalkedPath.Taken::flow)
                    .collect(groupingBy(Function.identity(), TreeMap::new, counting()));
            Map<String, Long> real = flows.stream().collect(groupingBy(Function.identity(), TreeMap::new, counting()));
            if (!walked.equals(real)) {
                wrong.put(model.key() + " " + instance, "derived " + walked + " but went " + real);
            }
            processes.add(model.key());
        });
        assertThat(wrong).isEmpty();
        return processes;
    }
}
