/**
 * Units that change: dated decisions with their basis, what goes on with which successor, and who succeeded whom. It knows no
 * feature: features say through {@link vn.tongket.organization.change.Transferable} what they have open and how it moves.
 */
@NamedInterface("change")
package vn.tongket.organization.change;

import org.springframework.modulith.NamedInterface;
