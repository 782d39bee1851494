import { sha256 as digest } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** The SHA-256 digest of bytes, 32 bytes. Source: FIPS 180-4. */
export const sha256OfBytes = (message: Uint8Array): Uint8Array => digest(message);

/** The digest of a text in UTF-8. */
export const sha256 = (text: string): Uint8Array => digest(new TextEncoder().encode(text));

/** The digest of a text as 64 capital hex digits, as Kubernetes marks the versions of documents. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(text)).toUpperCase();
