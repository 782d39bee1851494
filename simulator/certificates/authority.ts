/** The certificate authority of a cluster, with which it is served over TLS. */
import { createPublicKey } from "node:crypto";
import { parseIp } from "../../api/validation/ip.ts";
import type { Authority } from "../../controllers/index.ts";
import { alternativeNames, nameOf } from "./der.ts";
import { type Issuer, makeCertificate, type Wanted } from "./make-certificate.ts";
import { readRequest } from "./requests.ts";
import { signingKeyOf } from "./signing-key.ts";

export interface Pair {
  /** Both are PEM. */
  readonly cert: string;
  readonly key: string;
}

export interface ClusterAuthority extends Authority {
  /** What the API server shows. */
  readonly server: Pair;
  /** With what its administrator signs in, as in kubeadm's `admin.conf`. */
  readonly administrator: Pair;
}

const hourMs = 3_600_000;
const yearMs = 365 * 24 * hourMs;
const earlierMs = 300_000;
/** Certificates that are good for less are so from now on, the others from a little earlier on. */
const shortMs = 8 * hourMs;

const dnsNames = [
  "localhost",
  "kubernetes",
  "kubernetes.default",
  "kubernetes.default.svc",
  "kubernetes.default.svc.cluster.local",
];
/** The second is that of the Service `kubernetes`. */
const addresses = ["127.0.0.1", "10.96.0.1"];

export interface AuthorityOptions {
  /** Keys are drawn from it, so that whoever knows it can sign too. */
  readonly seed: string;
  /** Certificates are good for ten years from then on. */
  readonly startMs: number;
  /** An address that the server listens on, beside those that it always has. */
  readonly host?: string | undefined;
}

/** The same authority, with the same certificates, for the same options. */
export function certificateAuthority(options: AuthorityOptions): ClusterAuthority {
  const { seed, startMs, host = "" } = options;
  const keyOf = (role: string) => signingKeyOf(`kubesim/${role}/${seed}`);
  const dated = { notBeforeMs: startMs - earlierMs, notAfterMs: startMs + 10 * yearMs };
  const own = keyOf("ca");
  const name = nameOf("", "kubernetes");
  const issuer: Issuer = { name, key: own, publicKey: publicKeyOf(own.key) };
  const usages = ["digital signature", "key encipherment"];
  const pair = (
    role: string,
    subject: Buffer,
    rest: Pick<Wanted, "usages" | "alternativeNames">,
  ) => {
    const { key } = keyOf(role);
    const publicKey = publicKeyOf(key);
    const wanted = { subject, publicKey, serialSeed: role, ...dated, ...rest };
    const pem = key.export({ type: "pkcs8", format: "pem" }).toString();
    return { cert: makeCertificate(wanted, issuer), key: pem };
  };
  // Who listens on all addresses is reached at that of the machine itself.
  const reached = host === "::" ? "::1" : host;
  const isNew = parseIp(reached) !== undefined && !addresses.includes(reached);
  const listened = isNew ? [reached] : [];
  return {
    certificate: makeCertificate(
      {
        subject: name,
        publicKey: issuer.publicKey,
        serialSeed: "ca",
        ...dated,
        usages: [...usages, "cert sign"],
      },
      issuer,
    ),
    server: pair("server", nameOf("", "kube-apiserver"), {
      usages: [...usages, "server auth"],
      alternativeNames: alternativeNames(dnsNames, [...addresses, ...listened]),
    }),
    administrator: pair("admin", nameOf("kubeadm:cluster-admins", "kubernetes-admin"), {
      usages: [...usages, "client auth"],
    }),
    sign: ({ request, uid, usages: asked, nowMs, durationMs }) => {
      const fromMs = nowMs - earlierMs;
      const toMs = (durationMs < shortMs ? nowMs : fromMs) + durationMs;
      const times = { notBeforeMs: fromMs, notAfterMs: Math.min(toMs, dated.notAfterMs) };
      const parts = readRequest(request);
      return makeCertificate({ ...parts, ...times, usages: asked, serialSeed: uid }, issuer);
    },
  };
}

const publicKeyOf = (key: Parameters<typeof createPublicKey>[0]): Buffer =>
  createPublicKey(key).export({ type: "spki", format: "der" });
