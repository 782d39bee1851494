import { ConfigMap } from "../../api/core/configmap.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { equalJson } from "../../api/json.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import { create, update } from "../../client/action.ts";
import { type Controller, nothing, type Plan, watch } from "../../client/controller.ts";

const name = "kube-root-ca.crt";
const descriptionAnnotation = "kubernetes.io/description";
const description =
  "Contains a CA bundle that can be used to verify the kube-apiserver when using internal " +
  "endpoints such as the internal service IP or kubernetes.default.svc. No other usage is " +
  "guaranteed across distributions of Kubernetes clusters.";

/**
 * Who vouches for the API server of a cluster without an authority. As traffic is not encrypted
 * there, no key stands behind it.
 */
export const rootCertificate =
  "-----BEGIN CERTIFICATE-----\nbm8gcmVhbCBjZXJ0aWZpY2F0ZQ==\n-----END CERTIFICATE-----\n";

/** Puts the cluster's root certificate into every namespace, where pods mount it. */
export const rootCaController = (certificate = rootCertificate): Controller => ({
  name: "root-ca-certificate-publisher",
  watches: [
    watch(Namespace, { keys: ({ metadata }) => [metadata.name ?? ""] }),
    watch(ConfigMap, {
      keys: ({ metadata }) => (metadata.name === name ? [metadata.namespace ?? ""] : []),
    }),
  ],
  reconcile(key, view): Plan {
    const namespace = view.get(Namespace, undefined, key);
    if (namespace === undefined || namespace.metadata.deletionTimestamp !== undefined)
      return nothing;
    const present = view.get(ConfigMap, key, name);
    const data = { "ca.crt": certificate };
    if (present === undefined) {
      const annotations = { [descriptionAnnotation]: description };
      return {
        actions: [create(ConfigMap, { metadata: { name, namespace: key, annotations }, data })],
      };
    }
    const { annotations = {} } = present.metadata;
    const isDescribed = (annotations[descriptionAnnotation] ?? "") !== "";
    if (equalJson(present.data, data) && isDescribed) return nothing;
    const changes = { annotations: { ...annotations, [descriptionAnnotation]: description } };
    const metadata = changeMetadata(present.metadata, changes);
    return { actions: [update(ConfigMap, { ...present, metadata, data })] };
  },
});
