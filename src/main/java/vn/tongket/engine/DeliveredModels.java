package vn.tongket.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models, decision tables and forms that the product brings along: all of them in one deployment, because a
 * form is found in the deployment of its process only, and only when one of them changed.
 */
@Component
public class DeliveredModels implements SmartInitializingSingleton {

    /** Name of every deployment made here. */
    public static final String DEPLOYMENT = "tongket";

    private static final Logger log = LoggerFactory.getLogger(DeliveredModels.class);
    private static final String[] WHERE = {
        "classpath*:bpmn/*.bpmn", "classpath*:bpmn/*.dmn", "classpath*:forms/*.form", "classpath*:forms/*.html"
    };

    private final RepositoryService repository;
    private final Identities identities;
    private final ResourcePatternResolver files;

    DeliveredModels(RepositoryService repository, Identities identities, ResourcePatternResolver files) {
        this.repository = repository;
        this.identities = identities;
        this.files = files;
    }

    @Override
    public void afterSingletonsInstantiated() {
        identities.asNobody(() -> {
            deploy();
            return null;
        });
    }

    private void deploy() {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(DEPLOYMENT)
                .source(DEPLOYMENT)
                .enableDuplicateFiltering(false);
        SortedMap<String, Resource> resources = resources();
        resources.forEach((name, resource) -> {
            try (InputStream content = resource.getInputStream()) {
                deployment.addInputStream(name, content);
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        });
        long before = count();
        String id = deployment.deploy().getId();
        log.info(
                "{} {} models, tables and forms as deployment {}",
                count() == before ? "Found" : "Deployed",
                resources.size(),
                id);
    }

    private long count() {
        return repository.createDeploymentQuery().deploymentName(DEPLOYMENT).count();
    }

    /** By file name without folders: forms are looked for under that name, and it stays when files move. */
    private SortedMap<String, Resource> resources() {
        SortedMap<String, Resource> found = new TreeMap<>();
        for (String pattern : WHERE) {
            try {
                for (Resource resource : files.getResources(pattern)) {
                    found.put(resource.getFilename(), resource);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(pattern, e);
            }
        }
        return found;
    }
}
