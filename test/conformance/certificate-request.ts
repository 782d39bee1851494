import { generateKeyPairSync, sign } from "node:crypto";
import {
  bits,
  ecdsaWithSha256,
  integer,
  nameOf,
  sequence,
  tagged,
} from "../../simulator/certificates/der.ts";

export interface Requested {
  /** A request of PKCS #10, in base64 as an object has it. */
  readonly request: string;
  /** The key in PEM. */
  readonly key: string;
}

/** What somebody makes who wants a certificate: a key, and a request that it signs. */
export function certificateRequest(owner: string, common: string): Requested {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const info = sequence(
    integer(Buffer.from([0])),
    nameOf(owner, common),
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa0),
  );
  const whole = sequence(info, ecdsaWithSha256, bits(sign("sha256", info, privateKey)));
  const type = "CERTIFICATE REQUEST";
  const pem = `-----BEGIN ${type}-----\n${whole.toString("base64")}\n-----END ${type}-----\n`;
  return {
    request: Buffer.from(pem).toString("base64"),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
