package vn.tongket.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the engine lets a group do, derived from the role in its name. Everything a person may do with a task comes from
 * the task itself; here are only the few rights that belong to a role. Repeating a grant changes nothing.
 */
@Component
public class Authorizations {

    private static final String STARTED_BY_COORDINATORS = "review-cycle";
    private static final String ANY = Authorization.ANY;

    private final AuthorizationService authorizations;
    private final IdentityService identities;
    private final Identities persons;
    private final ObjectProvider<Overview> overview;

    Authorizations(
            AuthorizationService authorizations,
            IdentityService identities,
            Identities persons,
            ObjectProvider<Overview> overview) {
        this.authorizations = authorizations;
        this.identities = identities;
        this.persons = persons;
        this.overview = overview;
    }

    private record Grant(Resource resource, String id, Set<Permission> permissions) {

        private static Grant on(Resource resource, String id, Permission... permissions) {
            return new Grant(resource, id, Set.of(permissions));
        }
    }

    /** Gives a group {@code <unit>.<role>} the rights of its role; called by whoever creates a group. */
    public void grantGroup(String group) {
        persons.asNobody(() -> {
            grantGroups(List.of(group));
            return null;
        });
    }

    /** Brings the rights of everybody and of all groups to what they should be, at every start. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(0)
    public void reconcile() {
        persons.asNobody(() -> {
            administrators();
            everybody();
            grantGroups(identities.createGroupQuery().list().stream()
                    .map(Group::getId)
                    .toList());
            return null;
        });
    }

    /** Everything, except that they may make filters and not see those of every other person. */
    private void administrators() {
        if (identities.createGroupQuery().groupId(Identities.ADMINISTRATORS).count() == 0) {
            Group group = identities.newGroup(Identities.ADMINISTRATORS);
            group.setName("Quản trị hệ thống");
            group.setType("SYSTEM");
            identities.saveGroup(group);
        }
        List<Authorization> present = authorizations
                .createAuthorizationQuery()
                .groupIdIn(Identities.ADMINISTRATORS)
                .resourceId(ANY)
                .list();
        for (Resource resource : Resources.values()) {
            if (resource != Resources.FILTER
                    && present.stream().noneMatch(has -> has.getResourceType() == resource.resourceType())) {
                save(
                        Authorization.AUTH_TYPE_GRANT,
                        Identities.ADMINISTRATORS,
                        Grant.on(resource, ANY, Permissions.ALL));
            }
        }
        present.stream()
                .filter(has -> has.getResourceType() == Resources.FILTER.resourceType())
                .forEach(has -> authorizations.deleteAuthorization(has.getId()));
        save(
                Authorization.AUTH_TYPE_GRANT,
                Identities.ADMINISTRATORS,
                Grant.on(Resources.FILTER, ANY, Permissions.CREATE));
    }

    private void everybody() {
        List<Authorization> global = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .list();
        for (Grant grant : List.of(
                Grant.on(Resources.APPLICATION, "tasklist", Permissions.ACCESS),
                Grant.on(Resources.PROCESS_DEFINITION, ANY, Permissions.READ),
                Grant.on(Resources.DECISION_DEFINITION, ANY, Permissions.READ))) {
            if (global.stream().noneMatch(has -> covers(has, grant))) {
                save(Authorization.AUTH_TYPE_GLOBAL, null, grant);
            }
        }
    }

    private void grantGroups(List<String> groups) {
        List<String> withRights =
                groups.stream().filter(group -> !grantsOf(group).isEmpty()).toList();
        for (int from = 0; from < withRights.size(); from += 500) {
            List<String> some = withRights.subList(from, Math.min(from + 500, withRights.size()));
            List<Authorization> present = new ArrayList<>();
            for (Resource resource : Set.of(
                    Resources.APPLICATION,
                    Resources.PROCESS_DEFINITION,
                    Resources.PROCESS_INSTANCE,
                    Resources.DECISION_DEFINITION,
                    Resources.DEPLOYMENT)) {
                present.addAll(authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(some.toArray(String[]::new))
                        .resourceType(resource)
                        .list());
            }
            for (String group : some) {
                for (Grant grant : grantsOf(group)) {
                    if (present.stream().noneMatch(has -> group.equals(has.getGroupId()) && covers(has, grant))) {
                        save(Authorization.AUTH_TYPE_GRANT, group, grant);
                    }
                }
            }
        }
    }

    private List<Grant> grantsOf(String group) {
        int dot = group.lastIndexOf('.');
        if (dot < 1) {
            return List.of();
        }
        String unit = group.substring(0, dot);
        return switch (group.substring(dot + 1)) {
            case "coordinator" ->
                List.of(
                        Grant.on(Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE),
                        Grant.on(
                                Resources.PROCESS_DEFINITION,
                                STARTED_BY_COORDINATORS,
                                ProcessDefinitionPermissions.CREATE_INSTANCE));
            case "process-owner" ->
                List.of(
                        Grant.on(Resources.APPLICATION, "cockpit", Permissions.ACCESS),
                        Grant.on(
                                Resources.PROCESS_DEFINITION,
                                ANY,
                                ProcessDefinitionPermissions.READ,
                                ProcessDefinitionPermissions.READ_INSTANCE),
                        Grant.on(Resources.DEPLOYMENT, ANY, Permissions.READ));
            case "auditor" -> overview.stream().anyMatch(view -> view.seesAll(unit)) ? auditorOfAll() : List.of();
            default -> List.of();
        };
    }

    private static List<Grant> auditorOfAll() {
        return List.of(
                Grant.on(Resources.APPLICATION, "cockpit", Permissions.ACCESS),
                Grant.on(
                        Resources.PROCESS_DEFINITION,
                        ANY,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.READ_HISTORY),
                Grant.on(Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY));
    }

    private static boolean covers(Authorization has, Grant grant) {
        return has.getResourceType() == grant.resource().resourceType()
                && grant.id().equals(has.getResourceId())
                && grant.permissions().stream().allMatch(has::isPermissionGranted);
    }

    private void save(int type, String group, Grant grant) {
        Authorization authorization = authorizations.createNewAuthorization(type);
        if (group != null) {
            authorization.setGroupId(group);
        }
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.id());
        authorization.setPermissions(grant.permissions().toArray(Permission[]::new));
        authorizations.saveAuthorization(authorization);
    }
}
