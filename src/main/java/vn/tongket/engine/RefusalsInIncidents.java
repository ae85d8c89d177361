package vn.tongket.engine;

import java.util.Locale;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.MessageSource;

/** Tells in a person's sentence why a background step was refused; what went wrong otherwise is told as it was logged. */
class RefusalsInIncidents extends DefaultIncidentHandler {

    private final MessageSource texts;

    RefusalsInIncidents(MessageSource texts) {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
        this.texts = texts;
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        return super.handleIncident(
                context,
                LastRefusal.take()
                        .filter(refusal -> String.valueOf(message).contains(refusal.getMessage()))
                        .map(refusal -> refusal.problems().stream()
                                .map(problem -> texts.getMessage(
                                        problem.key(), problem.args().toArray(), Locale.ROOT))
                                .collect(Collectors.joining(" ")))
                        .orElse(message));
    }
}
