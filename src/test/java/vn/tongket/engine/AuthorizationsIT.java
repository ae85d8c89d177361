package vn.tongket.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.organization.Role;

/** What groups may do beyond their tasks. */
@TongKetTest
class AuthorizationsIT {

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    Authorizations rights;

    @Autowired
    Acting acting;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void administrator() {
        acting.ensure("quyen.quantri", "camunda-admin");
    }

    private boolean may(String group, ProcessDefinitionPermissions permission) {
        return authorizations.isUserAuthorized(
                "nobody.in.particular", List.of(group), permission, Resources.PROCESS_DEFINITION, "unit-report");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void no_role_of_a_unit_reads_everybody_s_history_or_changes_instances(Role role) {
        String group = role.group("QUYEN");
        acting.ensure("quyen." + role.suffix(), group);

        assertThat(may(group, ProcessDefinitionPermissions.READ)).isTrue();
        assertThat(may(group, ProcessDefinitionPermissions.READ_HISTORY)).isFalse();
        assertThat(may(group, ProcessDefinitionPermissions.READ_INSTANCE)).isEqualTo(role == Role.PROCESS_OWNER);
        for (ProcessDefinitionPermissions permission : ProcessDefinitionPermissions.values()) {
            boolean changes = permission.getValue() != 0
                    && permission != ProcessDefinitionPermissions.ALL
                    && !permission.getName().startsWith("READ");
            if (changes) {
                assertThat(may(group, permission)).as(permission.getName()).isFalse();
            }
        }
        assertThat(authorizations.isUserAuthorized(
                        "x", List.of(group), Permissions.CREATE, Resources.DEPLOYMENT, Authorization.ANY))
                .isFalse();
    }

    @Test
    void coordinators_start_cycles_and_nothing_else() {
        acting.ensure("quyen.coordinator", "QUYEN.coordinator");
        assertThat(authorizations.isUserAuthorized(
                        "x",
                        List.of("QUYEN.coordinator"),
                        ProcessDefinitionPermissions.CREATE_INSTANCE,
                        Resources.PROCESS_DEFINITION,
                        "review-cycle"))
                .isTrue();
    }

    @Test
    void administrators_may_do_everything_but_see_the_filters_of_others() {
        for (Resource resource : List.of(
                Resources.AUTHORIZATION,
                Resources.USER,
                Resources.GROUP,
                Resources.PROCESS_DEFINITION,
                Resources.PROCESS_INSTANCE,
                Resources.TASK,
                Resources.DEPLOYMENT,
                Resources.DECISION_DEFINITION,
                Resources.FILTER)) {
            boolean all = authorizations.isUserAuthorized(
                    "x", List.of(Identities.ADMINISTRATORS), Permissions.READ, resource, "something");
            assertThat(all).as(resource.resourceName()).isEqualTo(resource != Resources.FILTER);
        }
        assertThat(authorizations.isUserAuthorized(
                        "x",
                        List.of(Identities.ADMINISTRATORS),
                        Permissions.CREATE,
                        Resources.GROUP,
                        Authorization.ANY))
                .isTrue();
    }

    @Test
    void everybody_may_open_tasklist_and_read_models_and_nothing_more() {
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                        .list())
                .extracting(Authorization::getResourceType, Authorization::getResourceId)
                .containsExactlyInAnyOrder(
                        tuple(Resources.APPLICATION.resourceType(), "tasklist"),
                        tuple(Resources.PROCESS_DEFINITION.resourceType(), Authorization.ANY),
                        tuple(Resources.DECISION_DEFINITION.resourceType(), Authorization.ANY));
    }

    @Test
    void every_start_leaves_the_rights_as_they_were() {
        rights.reconcile();
        long before = count();
        rights.reconcile();
        assertThat(count()).isEqualTo(before);
    }

    private long count() {
        return jdbc.sql("select count(*) from act_ru_authorization")
                .query(Long.class)
                .single();
    }
}
