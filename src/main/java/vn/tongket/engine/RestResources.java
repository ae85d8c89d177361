package vn.tongket.engine;

import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.springframework.stereotype.Component;

/** The engine's REST API without the list of engines and the second address of everything under it. */
@Component
class RestResources extends CamundaJerseyResourceConfig {

    @Override
    protected void registerCamundaRestResources() {
        register(DefaultProcessEngineRestServiceImpl.class);
        registerClasses(CamundaRestResources.getConfigurationClasses());
        register(JacksonFeature.class);
    }
}
