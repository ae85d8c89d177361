/** Awards after the decision: handed over, entered in the books, recovered; searched and counted over years. */
@NamedInterface("award")
package vn.tongket.commendation.award;

import org.springframework.modulith.NamedInterface;
