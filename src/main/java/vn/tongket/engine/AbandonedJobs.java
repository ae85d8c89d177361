package vn.tongket.engine;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import vn.tongket.start.OnlyProcess;

/**
 * Lets the jobs that a killed process was running run again at once instead of five minutes later, when no other process
 * can be running them.
 */
@Component
class AbandonedJobs implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(AbandonedJobs.class);
    private static final int AT_ONCE = 500;

    private final ProcessEngine engine;
    private final Identities identities;
    private final ObjectProvider<OnlyProcess> only;

    AbandonedJobs(ProcessEngine engine, Identities identities, ObjectProvider<OnlyProcess> only) {
        this.engine = engine;
        this.identities = identities;
        this.only = only;
    }

    @Override
    public void afterSingletonsInstantiated() {
        only.ifAvailable(process -> identities.asNobody(() -> {
            release(engine.getManagementService());
            return null;
        }));
    }

    private void release(ManagementService jobs) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        int released = 0;
        for (int from = 0; ; from += AT_ONCE) {
            List<JobEntity> some =
                    jobs.createJobQuery().executable().orderByJobId().asc().listPage(from, AT_ONCE).stream()
                            .map(JobEntity.class::cast)
                            .toList();
            for (JobEntity job : some) {
                if (job.getLockOwner() != null) {
                    configuration.getCommandExecutorTxRequired().execute(new UnlockJobCmd(job.getId()));
                    released++;
                }
            }
            if (some.size() < AT_ONCE) {
                break;
            }
        }
        if (released > 0) {
            log.info("Released {} jobs that a killed process was running", released);
        }
    }
}
