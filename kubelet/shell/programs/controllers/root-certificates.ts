/**
 * istiod gives every namespace the root certificate that its gateways and sidecars mount.
 * Source: Istio 1.27, security/pkg and pilot/pkg/bootstrap, the namespace controller.
 */
import { metadataOf, part, textAt } from "../../../../api/json-parts.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "../kubectl/session.ts";
import { existing, listed, wrote } from "./image-controllers.ts";

const name = "istio-ca-root-cert";

/** Namespaces that it leaves alone. */
const ignored: ReadonlySet<string> = new Set([
  "kube-node-lease",
  "kube-public",
  "kube-system",
  "local-path-storage",
]);

/** One look at all namespaces. */
export function* rootCertificates(session: Session): Waiting<boolean> {
  let hasChanged = false;
  const data = { "root-cert.pem": session.certificate };
  for (const object of yield* listed("/api/v1/namespaces", session)) {
    const namespace = textAt(metadataOf(object), "name");
    const isActive = textAt(part(object, "status"), "phase") === "Active";
    if (!isActive || ignored.has(namespace)) continue;
    const path = `/api/v1/namespaces/${namespace}/configmaps`;
    const before = yield* existing(`${path}/${name}`, session);
    if (before !== undefined && textAt(part(before, "data"), "root-cert.pem") !== "") continue;
    const metadata = { name, namespace, labels: { "istio.io/config": "true" } };
    const body = { apiVersion: "v1", kind: "ConfigMap", metadata, data };
    const request =
      before === undefined
        ? { method: "POST", path, body }
        : { method: "PUT", path: `${path}/${name}`, body: { ...before, data } };
    hasChanged = (yield* wrote(request, session)) || hasChanged;
  }
  return hasChanged;
}
