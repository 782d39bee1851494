import { expect, test } from "vitest";
import { apiReference } from "./api-references.ts";

const container = (parts: object) => ({ containers: [{ name: "c", ...parts }] });
const volume = (source: object) => ({ volumes: [{ name: "v", ...source }] });

test.each([
  { behaviour: "nothing", spec: container({ env: [{ name: "A", value: "1" }] }), needs: undefined },
  { behaviour: "the machine alone", spec: volume({ hostPath: { path: "/" } }), needs: undefined },
  { behaviour: "nonsense", spec: { containers: "c", volumes: 5 }, needs: undefined },
  {
    behaviour: "who it runs as",
    spec: { serviceAccountName: "default" },
    needs: "serviceaccounts",
  },
  {
    behaviour: "a Secret of an init container",
    spec: { initContainers: [{ envFrom: [{ secretRef: { name: "s" } }] }] },
    needs: "secrets",
  },
  {
    behaviour: "a Secret of a share",
    spec: volume({ azureFile: { secretName: "s", shareName: "a" } }),
    needs: "secrets",
  },
  {
    behaviour: "a Secret of a driver",
    spec: volume({ csi: { driver: "d", nodePublishSecretRef: { name: "s" } } }),
    needs: "secrets",
  },
  {
    behaviour: "a ConfigMap in a variable",
    spec: container({ env: [{ valueFrom: { configMapKeyRef: { name: "m", key: "k" } } }] }),
    needs: "configmaps",
  },
  {
    behaviour: "a ConfigMap in a volume",
    spec: volume({ projected: { sources: [{ configMap: { name: "m" } }] } }),
    needs: "configmaps",
  },
  {
    behaviour: "a claim",
    spec: volume({ persistentVolumeClaim: { claimName: "c" } }),
    needs: "persistentvolumeclaims",
  },
  {
    behaviour: "a claim of its own",
    spec: volume({ ephemeral: {} }),
    needs: "persistentvolumeclaims (via ephemeral volumes)",
  },
  {
    behaviour: "a device",
    spec: { ...container({}), resourceClaims: [{ name: "gpu" }] },
    needs: "resourceclaims",
  },
  {
    behaviour: "a driver",
    spec: volume({ csi: { driver: "d" } }),
    needs: "csidrivers (via CSI volumes)",
  },
  {
    behaviour: "endpoints of servers",
    spec: volume({ glusterfs: { endpoints: "e", path: "/" } }),
    needs: "endpoints (via glusterFS volumes)",
  },
  {
    behaviour: "a key of its own",
    spec: volume({ projected: { sources: [{ podCertificate: {} }] } }),
    needs: "podcertificates",
  },
  {
    behaviour: "several things in its volumes, of which the first counts,",
    spec: {
      volumes: [
        { projected: { sources: [{ downwardAPI: {} }, { serviceAccountToken: {} }] } },
        { persistentVolumeClaim: { claimName: "c" } },
      ],
    },
    needs: "serviceaccounts (via projected volumes)",
  },
])("a spec that names $behaviour needs $needs", ({ spec, needs }) => {
  expect(apiReference(spec)).toBe(needs);
});
