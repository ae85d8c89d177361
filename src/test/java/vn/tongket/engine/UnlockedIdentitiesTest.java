package vn.tongket.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.tongket.Refusal;

class UnlockedIdentitiesTest {

    private static final List<String> TOLD = new ArrayList<>();

    private static ProcessEngine engine;
    private static IdentityService identities;

    @BeforeAll
    static void start() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("identities");
        configuration.setJdbcUrl("jdbc:h2:mem:identities");
        configuration.setIdentityProviderSessionFactory(new UnlockedIdentities.Sessions(TOLD::add));
        configuration.setEnableCmdExceptionLogging(false);
        engine = configuration.buildProcessEngine();
        identities = engine.getIdentityService();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static void user(String id) {
        User user = identities.newUser(id);
        user.setPassword("dung");
        identities.saveUser(user);
    }

    @Test
    void wrong_passwords_lock_nobody_out() {
        user("khoa");
        for (int i = 0; i < 30; i++) {
            assertThat(identities.checkPassword("khoa", "sai")).isFalse();
        }
        assertThat(identities.checkPassword("khoa", "dung")).isTrue();
    }

    @Test
    void last_administrator_cannot_be_taken_away_in_any_of_three_ways() {
        identities.saveGroup(identities.newGroup(Identities.ADMINISTRATORS));
        user("mot");
        user("hai");
        identities.createMembership("mot", Identities.ADMINISTRATORS);
        identities.createMembership("hai", Identities.ADMINISTRATORS);

        identities.deleteMembership("hai", Identities.ADMINISTRATORS);

        assertThatThrownBy(() -> identities.deleteMembership("mot", Identities.ADMINISTRATORS))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> identities.deleteUser("mot")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> identities.deleteGroup(Identities.ADMINISTRATORS))
                .isInstanceOf(Refusal.class);
        identities.deleteUser("hai");
        assertThat(identities
                        .createUserQuery()
                        .memberOfGroup(Identities.ADMINISTRATORS)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void new_group_is_told_once() {
        identities.saveGroup(identities.newGroup("MOIcoordinator"));
        var saved = identities.createGroupQuery().groupId("MOIcoordinator").singleResult();
        saved.setName("Điều phối");
        identities.saveGroup(saved);

        assertThat(TOLD.stream().filter("MOIcoordinator"::equals)).hasSize(1);
    }
}
