/** Tasks of one unit from several conclusions that ask for the same: proposed by their texts, settled by a person. */
@NamedInterface("cluster")
package vn.tongket.assignment.cluster;

import org.springframework.modulith.NamedInterface;
