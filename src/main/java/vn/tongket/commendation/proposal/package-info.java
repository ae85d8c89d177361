/** What units propose themselves: the call, their drafts with papers, what the appraiser misses, what is supplied. */
@NamedInterface("proposal")
package vn.tongket.commendation.proposal;

import org.springframework.modulith.NamedInterface;
