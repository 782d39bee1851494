/** Whose the certificates of clients are. */
import { createHash, X509Certificate } from "node:crypto";
import { authenticated, type UserInfo } from "../../api/authentication/user-info.ts";

/** Somebody, nobody (who may show something else), or one who is turned away. */
export type Shown = { readonly user: UserInfo } | { readonly error: string } | undefined;

/** Read once, as they are shown with every request of a connection. */
const knownMax = 256;

interface Known {
  readonly shown: Shown;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Tells whose a certificate is, in DER, at a time. The common name is the user, organizations are
 * the groups. Source: apiserver pkg/authentication/request/x509 1.36.
 */
export function clientCertificates(authority: string): (der: Buffer, nowMs: number) => Shown {
  const issuer = new X509Certificate(authority);
  const known = new Map<string, Known>();
  return (der, nowMs) => {
    const text = der.toString("latin1");
    let found = known.get(text);
    if (found === undefined) {
      if (known.size >= knownMax) known.clear();
      found = read(new X509Certificate(der), issuer);
      known.set(text, found);
    }
    const isInTime = found.fromMs <= nowMs && nowMs <= found.toMs;
    return isInTime ? found.shown : { error: "x509: certificate has expired or is not yet valid" };
  };
}

function read(certificate: X509Certificate, issuer: X509Certificate): Known {
  const fromMs = Date.parse(certificate.validFrom);
  const toMs = Date.parse(certificate.validTo);
  return { shown: shownBy(certificate, issuer), fromMs, toMs };
}

const clientAuth = ["1.3.6.1.5.5.7.3.2", "2.5.29.37.0"];

function shownBy(certificate: X509Certificate, issuer: X509Certificate): Shown {
  if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) {
    return { error: "x509: certificate signed by unknown authority" };
  }
  // Node's types do not know that a certificate may say nothing of it.
  const purposes: readonly string[] | undefined = certificate.keyUsage;
  if (purposes !== undefined && !purposes.some((each) => clientAuth.includes(each))) {
    return { error: "x509: certificate specifies an incompatible key usage" };
  }
  const { CN: common, O: owner } = certificate.toLegacyObject().subject;
  const username = [common].flat().at(-1) ?? "";
  if (username === "") return undefined;
  const groups = [owner ?? []].flat();
  const id = createHash("sha256").update(certificate.raw).digest("hex");
  const extra = { "authentication.kubernetes.io/credential-id": [`X509SHA256=${id}`] };
  return { user: { username, groups: [...groups, authenticated], extra } };
}
