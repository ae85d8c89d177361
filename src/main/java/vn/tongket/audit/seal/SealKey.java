package vn.tongket.audit.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The key with which this installation signs, kept outside the database (Ed25519).
 *
 * @param publicKey in Base64, as everybody may have it
 */
record SealKey(PrivateKey secret, String publicKey) {

    private static final String ALGORITHM = "Ed25519";

    /** SHA-256 of the public key; what is compared by hand. */
    String id() {
        return id(publicKey);
    }

    static String id(String publicKey) {
        return Hash.hex(Hash.of(Base64.getDecoder().decode(publicKey)));
    }

    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the seal cannot sign", e);
        }
    }

    /** Whether the signature was made with the key's other half; false for what is no key or no signature at all. */
    static boolean signed(String publicKey, byte[] bytes, byte[] signature) {
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    static SealKey create() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SealKey(
                    pair.getPrivate(),
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every Java from 15 on", e);
        }
    }

    /** Both halves on one line each. */
    String write() {
        return Base64.getEncoder().encodeToString(secret.getEncoded()) + "\n" + publicKey;
    }

    static SealKey read(String text) {
        String[] halves = text.strip().split("\\s+");
        try {
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves[0])));
            SealKey key = new SealKey(secret, halves[1]);
            if (!signed(key.publicKey, Hash.NOTHING, key.sign(Hash.NOTHING))) {
                throw new IllegalStateException("The two halves of the seal's key do not belong together");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException("The key of the seal cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "SealKey " + id();
    }
}
