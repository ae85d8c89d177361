package vn.tongket.engine;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import vn.tongket.Refusal;

/** Refuses models that bring code of their own: classes, scripts, connectors, inline expressions, foreign task types. */
class ModelGuard extends AbstractBpmnParseListener implements Deployer {

    private static final String XSI = "http://www.w3.org/";
    private static final int LARGEST_RESOURCE = 2 * 1024 * 1024;
    private static final Pattern KIND = Pattern.compile(".*\\.(bpmn|dmn|form|html)");
    private static final Pattern BEAN = Pattern.compile("\\$\\{[a-z][A-Za-z0-9]*}");
    private static final Pattern CLASS_ATTRIBUTE = Pattern.compile(
            "class|variableMappingClass|formHandlerClass|expression|scriptFormat|resource|resultVariableClass");
    private static final Set<String> REFUSED_ELEMENTS =
            Set.of("script", "scriptTask", "connector", "field", "validation", "formData", "expression");

    @Override
    public void deploy(DeploymentEntity deployment) {
        for (ResourceEntity resource : deployment.getResources().values()) {
            String name = resource.getName();
            if (!KIND.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                throw Refusal.of("doors.model.kind", name);
            }
            if (resource.getBytes().length > LARGEST_RESOURCE) {
                throw Refusal.of("doors.model.size", name, LARGEST_RESOURCE / 1024);
            }
        }
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        String model = definitions.isEmpty() ? "" : definitions.get(0).getKey();
        check(model, root);
    }

    private static void check(String model, Element element) {
        boolean extension = !element.getUri().startsWith("http://www.omg.org/");
        if (REFUSED_ELEMENTS.contains(element.getTagName())) {
            throw refused(model, element, element.getTagName());
        }
        for (String attribute : element.attributes()) {
            check(model, element, extension, attribute);
        }
        element.elements().forEach(child -> check(model, child));
    }

    private static void check(String model, Element element, boolean extension, String attribute) {
        String name = attribute.substring(attribute.lastIndexOf(':') + 1);
        boolean ofEngine = !attribute.startsWith(XSI) && (extension || !name.equals(attribute));
        String value = element.attribute(attribute);
        if (ofEngine && CLASS_ATTRIBUTE.matcher(name).matches()) {
            throw refused(model, element, name);
        }
        if (ofEngine
                && (name.equals("delegateExpression") || name.equals("variableMappingDelegateExpression"))
                && !BEAN.matcher(value).matches()) {
            throw refused(model, element, value);
        }
        if (ofEngine && name.equals("type") && !extension && !value.equals("external")) {
            throw refused(model, element, name + "=" + value);
        }
        if (element.getTagName().equals("conditionExpression") && (name.equals("language"))) {
            throw refused(model, element, name);
        }
    }

    private static Refusal refused(String model, Element element, String what) {
        return Refusal.at(model, "doors.model.forbidden", model, String.valueOf(element.getLine()), what);
    }
}
