package vn.tongket.engine;

import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import vn.tongket.Refusal;

/**
 * The engine's identities without its lock-out: after ten wrong passwords the engine locks an account for good, so that
 * anybody could shut an official out. Wrong passwords are slowed down at the door instead. The last administrator stays:
 * where there is none, the engine lets anybody make one.
 */
class UnlockedIdentities extends DbIdentityServiceProvider {

    private final Consumer<String> onNewGroup;

    UnlockedIdentities(Consumer<String> onNewGroup) {
        this.onNewGroup = onNewGroup;
    }

    /** Opens them for every command, and tells of every new group, so that it gets the rights of its role. */
    record Sessions(Consumer<String> onNewGroup) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return UnlockedIdentities.class;
        }

        @Override
        public Session openSession() {
            return new UnlockedIdentities(onNewGroup);
        }
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        UserEntity user = findUserById(userId);
        return user != null && password != null && matchPassword(password, user);
    }

    /** The web apps write a missing first name as “null”. */
    @Override
    public IdentityOperationResult saveUser(User user) {
        if (user.getFirstName() == null) {
            user.setFirstName("");
        }
        return super.saveUser(user);
    }

    @Override
    public IdentityOperationResult saveGroup(Group group) {
        IdentityOperationResult result = super.saveGroup(group);
        if (IdentityOperationResult.OPERATION_CREATE.equals(result.getOperation())) {
            onNewGroup.accept(group.getId());
        }
        return result;
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        keepLastAdministrator(userId);
        return super.deleteUser(userId);
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        if (Identities.ADMINISTRATORS.equals(groupId)) {
            keepLastAdministrator(userId);
        }
        return super.deleteMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        if (Identities.ADMINISTRATORS.equals(groupId)) {
            throw Refusal.of("doors.last-administrator");
        }
        return super.deleteGroup(groupId);
    }

    private void keepLastAdministrator(String userId) {
        List<String> administrators = Context.getCommandContext()
                .runWithoutAuthorization(() ->
                        createUserQuery(Context.getCommandContext())
                                .memberOfGroup(Identities.ADMINISTRATORS)
                                .listPage(0, 2)
                                .stream()
                                .map(User::getId)
                                .toList());
        if (administrators.equals(List.of(userId))) {
            throw Refusal.of("doors.last-administrator");
        }
    }
}
