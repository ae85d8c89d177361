/** What turns out wrong after the minutes are signed: the original stays, a confirmed correction is added. */
@NamedInterface("correct")
package vn.tongket.conference.correct;

import org.springframework.modulith.NamedInterface;
