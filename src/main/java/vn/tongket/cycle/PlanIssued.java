package vn.tongket.cycle;

import java.util.UUID;

/** For features that act when a cycle's plan comes into force; called in the transaction of the issue. */
public interface PlanIssued {

    void planIssued(UUID cycle);
}
