/**
 * What the engine knows about the way its instances went: the models as they were published, steps, tokens, decisions. It
 * only reads; which instances a person may see is said by the features, which implement {@link InstanceScope}.
 */
@NamedInterface("path")
package vn.tongket.engine.path;

import org.springframework.modulith.NamedInterface;
