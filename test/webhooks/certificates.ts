/** An authority of our own, and the certificates that it signs. */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import {
  alternativeNames,
  bits,
  ecdsaWithSha256,
  integer,
  nameOf,
  octets,
  oid,
  pem,
  sequence,
  tagged,
  time,
} from "../../simulator/certificates/der.ts";

const hourMs = 3_600_000;
const basicConstraints = sequence(
  oid([0x55, 0x1d, 0x13]),
  tagged(0x01, Buffer.from([0xff])),
  octets(sequence(tagged(0x01, Buffer.from([0xff])))),
);

export interface Signed {
  /** Both are PEM. */
  readonly cert: string;
  readonly key: string;
}

export interface Authority {
  /** Its own certificate as base64 of PEM, as a caBundle has it. */
  readonly caBundle: string;
  /** A certificate for these hosts; `untilMs` is when it ends. */
  sign(hosts: readonly string[], untilMs?: number): Signed;
}

export function authority(common = "Test CA"): Authority {
  const nowMs = Date.now();
  const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = nameOf("Tests", common);
  const make = (given: {
    readonly subject: Buffer;
    readonly publicKey: KeyObject;
    readonly extension: Buffer;
    readonly untilMs: number;
  }) => {
    const body = sequence(
      tagged(0xa0, integer(Buffer.from([2]))),
      integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
      ecdsaWithSha256,
      name,
      sequence(time(nowMs - 24 * hourMs), time(given.untilMs)),
      given.subject,
      given.publicKey.export({ type: "spki", format: "der" }),
      tagged(0xa3, sequence(given.extension)),
    );
    return pem(sequence(body, ecdsaWithSha256, bits(sign("sha256", body, own.privateKey))));
  };
  const laterMs = nowMs + 24 * hourMs;
  const { publicKey } = own;
  const root = make({ subject: name, publicKey, extension: basicConstraints, untilMs: laterMs });
  return {
    caBundle: Buffer.from(root).toString("base64"),
    sign(hosts, untilMs = laterMs) {
      const leaf = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const subject = nameOf("Tests", hosts[0] ?? "");
      const extension = alternativeNames(hosts);
      return {
        cert: make({ subject, publicKey: leaf.publicKey, extension, untilMs }),
        key: leaf.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      };
    },
  };
}
