package vn.tongket.engine;

import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's identities without its lock-out: after ten wrong passwords the engine locks an account for good, so that
 * anybody could shut an official out. Wrong passwords are slowed down at the door instead.
 */
public class UnlockedIdentities extends DbIdentityServiceProvider {

    @Override
    public boolean checkPassword(String userId, String password) {
        UserEntity user = findUserById(userId);
        return user != null && password != null && matchPassword(password, user);
    }
}
