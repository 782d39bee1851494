/** The APIServices of what the server serves itself. */

/** How soon clients prefer groups and versions. Source: kube-apiserver aggregator 1.36. */
const priorities: Readonly<Record<string, readonly [number, number]>> = {
  "v1.": [18_000, 1],
  "v1.apiregistration.k8s.io": [18_000, 1],
  "v1.apps": [17_800, 15],
  "v1.events.k8s.io": [17_750, 15],
  "v1.authentication.k8s.io": [17_700, 15],
  "v1.authorization.k8s.io": [17_600, 15],
  "v1.autoscaling": [17_500, 15],
  "v2.autoscaling": [17_500, 30],
  "v1.batch": [17_400, 15],
  "v1.certificates.k8s.io": [17_300, 15],
  "v1.networking.k8s.io": [17_200, 15],
  "v1.policy": [17_100, 15],
  "v1.rbac.authorization.k8s.io": [17_000, 15],
  "v1.storage.k8s.io": [16_800, 15],
  "v1.admissionregistration.k8s.io": [16_700, 15],
  "v1.apiextensions.k8s.io": [16_700, 15],
  "v1.scheduling.k8s.io": [16_600, 15],
  "v1.coordination.k8s.io": [16_500, 15],
  "v1.node.k8s.io": [16_300, 15],
  "v1.discovery.k8s.io": [16_200, 15],
  "v1.flowcontrol.apiserver.k8s.io": [16_100, 21],
  "v1.resource.k8s.io": [15_900, 20],
};
/** Those of custom resources. */
const ofCustomResources = [1000, 100] as const;

/** The group whose server is Kubernetes' own, and stands beside the API server all the same. */
export const metricsGroup = "metrics.k8s.io";

/** Of what a cluster may lack: names that it shares with custom resources are theirs. */
const byGroup = new Map<string, readonly [number, number]>([
  [metricsGroup, [100, 100]],
  ["custom.metrics.k8s.io", [100, 100]],
  ["external.metrics.k8s.io", [100, 100]],
  ["sim.kubesim.dev", [10, 100]],
]);

const prioritiesOf = (api: GroupVersion) =>
  priorities[apiServiceName(api)] ?? byGroup.get(api.group) ?? ofCustomResources;

/** The greater it is, the sooner clients take a name to be of the group. */
export const groupPriority = (api: GroupVersion): number => prioritiesOf(api)[0];

/** Marks what the server made and takes away again. */
export const managedLabel = "kube-aggregator.kubernetes.io/automanaged";

export interface GroupVersion {
  readonly group: string;
  readonly version: string;
}

/** `v1.apps`; `v1.` for the core group. */
export const apiServiceName = ({ group, version }: GroupVersion) => `${version}.${group}`;

/** What an APIService of that name is for. */
export function versionNamed(name: string): GroupVersion {
  const dot = name.indexOf(".");
  return { version: name.slice(0, dot), group: name.slice(dot + 1) };
}

/**
 * The body of an APIService for a version that the server serves: `onstart` for what is always
 * there, `true` for what comes and goes with definitions.
 */
export function localAPIService(api: GroupVersion, managed: "onstart" | "true") {
  const name = apiServiceName(api);
  const [groupPriorityMinimum, versionPriority] = prioritiesOf(api);
  const { group, version } = api;
  return {
    metadata: { name, labels: { [managedLabel]: managed } },
    spec: {
      ...(group === "" ? {} : { group }),
      version,
      groupPriorityMinimum,
      versionPriority,
    },
  };
}

/** The APIService that the manifests of metrics-server have. */
export function metricsAPIService(api: GroupVersion) {
  const [groupPriorityMinimum, versionPriority] = prioritiesOf(api);
  return {
    metadata: { name: apiServiceName(api), labels: { "k8s-app": "metrics-server" } },
    spec: {
      ...api,
      service: { namespace: "kube-system", name: "metrics-server" },
      insecureSkipTLSVerify: true,
      groupPriorityMinimum,
      versionPriority,
    },
  };
}
