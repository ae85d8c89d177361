package vn.tongket.organization.change;

import java.util.List;
import java.util.Map;
import vn.tongket.organization.Unit;

/**
 * What the register of units says about everything that a decision names.
 *
 * @param units by code
 * @param below units that stand directly under others and have not ended, by the unit above
 * @param successions everything recorded so far
 */
record ChangeSurroundings(Map<String, Unit> units, Map<String, List<Unit>> below, List<Succession> successions) {}
