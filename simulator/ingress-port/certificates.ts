/** The certificates that hosts of Ingresses are served with. */
import { createPrivateKey, X509Certificate } from "node:crypto";
import { createSecureContext, type SecureContext } from "node:tls";
import { Secret } from "../../api/core/secret.ts";
import type { Clock } from "../../api/runtime.ts";
import type { Cluster } from "../cluster.ts";
import { fakeCertificate } from "./fake-certificate.ts";

/** Finds the certificate for a host, and has one for all others. */
export interface Certificates {
  readonly forHost: (host: string) => SecureContext;
  readonly fake: { readonly cert: string; readonly key: string };
}

/** What a Secret holds. */
interface Loaded {
  readonly certificate: X509Certificate;
  readonly context: SecureContext;
}

export function certificatesOf(cluster: Cluster, wallClock: Clock): Certificates {
  const fake = fakeCertificate(wallClock.now());
  const fakeContext = createSecureContext(fake);
  // An object does not change, so that each is read once.
  const known = new WeakMap<Secret, Loaded | undefined>();
  const load = (secret: Secret) => {
    if (!known.has(secret)) known.set(secret, loaded(secret));
    return known.get(secret);
  };
  return {
    fake,
    forHost(host) {
      for (const { namespace, name } of cluster.ingress.routes().secretsFor(host)) {
        const secret = cluster.get(Secret, name, namespace);
        const found = secret && load(secret);
        const isGood = found?.certificate.checkHost(host, { subject: "always" }) !== undefined;
        if (found !== undefined && isGood) return found.context;
      }
      return fakeContext;
    },
  };
}

/** None where it is no certificate with its key. */
function loaded({ data = {} }: Secret): Loaded | undefined {
  const pem = (key: string) => Buffer.from(data[key] ?? "", "base64");
  const [cert, key] = [pem("tls.crt"), pem("tls.key")];
  try {
    const certificate = new X509Certificate(cert);
    if (!certificate.checkPrivateKey(createPrivateKey(key))) return undefined;
    return { certificate, context: createSecureContext({ cert, key }) };
  } catch {
    return undefined;
  }
}
