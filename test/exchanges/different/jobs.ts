import type { JsonObject } from "../../../api/json.ts";
import type { Different } from "../listed.ts";

const asJson = "1.36 prints values as JSON";
const bySelector = (uid: string): Pick<Different, "because" | "merge"> => ({
  because: "1.36 selects the pods of a Job by a label of its own domain",
  merge: {
    spec: {
      selector: {
        matchLabels: { "controller-uid": null, "batch.kubernetes.io/controller-uid": uid },
      },
    },
  },
});

const labelsOf = (name: string, uid: string) => ({
  "batch.kubernetes.io/controller-uid": uid,
  "batch.kubernetes.io/job-name": name,
  "controller-uid": uid,
  "job-name": name,
});

const nothing = (names: string) =>
  Object.fromEntries(names.split(" ").map((name) => [name, null] as const));

/** The template as Kubernetes has it inside, by the names of Go and with all that it has. */
const printedTemplate = {
  labels: labelsOf("im", "<uid:3>"),
  Spec: {
    ...nothing("Volumes InitContainers"),
    Containers: [
      {
        Name: "app",
        Image: "x",
        ...nothing("Command Args"),
        WorkingDir: "",
        ...nothing("Ports EnvFrom Env"),
        Resources: nothing("Limits Requests Claims"),
        ...nothing("ResizePolicy RestartPolicy RestartPolicyRules VolumeMounts VolumeDevices"),
        ...nothing("LivenessProbe ReadinessProbe StartupProbe Lifecycle"),
        TerminationMessagePath: "/dev/termination-log",
        TerminationMessagePolicy: "File",
        ImagePullPolicy: "IfNotPresent",
        SecurityContext: null,
        Stdin: false,
        StdinOnce: false,
        TTY: false,
      },
    ],
    EphemeralContainers: null,
    RestartPolicy: "Never",
    TerminationGracePeriodSeconds: 30,
    ActiveDeadlineSeconds: null,
    DNSPolicy: "ClusterFirst",
    NodeSelector: { oracle: "nowhere" },
    ServiceAccountName: "",
    AutomountServiceAccountToken: null,
    NodeName: "",
    SecurityContext: {
      HostNetwork: false,
      HostPID: false,
      HostIPC: false,
      ...nothing("ShareProcessNamespace HostUsers SELinuxOptions WindowsOptions RunAsUser"),
      ...nothing("RunAsGroup RunAsNonRoot SupplementalGroups SupplementalGroupsPolicy FSGroup"),
      ...nothing("FSGroupChangePolicy Sysctls SeccompProfile AppArmorProfile SELinuxChangePolicy"),
    },
    ImagePullSecrets: null,
    Hostname: "",
    Subdomain: "",
    ...nothing("SetHostnameAsFQDN Affinity"),
    SchedulerName: "default-scheduler",
    ...nothing("Tolerations HostAliases"),
    PriorityClassName: "",
    ...nothing("Priority PreemptionPolicy DNSConfig ReadinessGates RuntimeClassName Overhead"),
    ...nothing("EnableServiceLinks TopologySpreadConstraints OS SchedulingGates ResourceClaims"),
    ...nothing("Resources HostnameOverride SchedulingGroup"),
  },
};
const unchanged = `Invalid value: ${JSON.stringify(printedTemplate)}: field is immutable`;

/** A kind and its status, as discovery lists them. */
function served({ kind, ...more }: JsonObject): readonly JsonObject[] {
  const singularName = String(kind).toLowerCase();
  const name = `${singularName}s`;
  const changes = ["get", "patch", "update"];
  const verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
  return [
    {
      name,
      singularName,
      namespaced: true,
      kind: String(kind),
      verbs,
      categories: ["all"],
      ...more,
    },
    { name: `${name}/status`, singularName: "", namespaced: true, kind, verbs: changes },
  ];
}

/** Jobs and CronJobs, as they are made and refused. */
export const differentJobs: Readonly<Record<string, readonly Different[]>> = {
  discovery: [
    {
      step: 6,
      because: "in 1.36 CronJobs are of this version too, and kinds have a singular",
      merge: {
        resources: [
          ...served({ kind: "CronJob", shortNames: ["cj"], storageVersionHash: "sd5LIXh4Fjs=" }),
          ...served({ kind: "Job", storageVersionHash: "mudhfqk/qZY=" }),
        ],
      },
    },
  ],
  "inv-workloads-2": [
    {
      step: 7,
      because: "1.36 reads schedules with a later version of its parser",
      words: [["End of range", "end of range"]],
    },
    {
      step: 10,
      because: "1.36 counts bytes",
      words: [["no more than 52 characters", "no more than 52 bytes"]],
    },
  ],
  "def-workloads": [{ step: 9, ...bySelector("<uid:9>") }],
  "inv-workloads": [
    {
      step: 18,
      because: asJson,
      words: [
        [
          'v1.LabelSelector{MatchLabels:map[string]string{"a":"b", "controller-uid":"<uid:1>"}, ' +
            "MatchExpressions:[]v1.LabelSelectorRequirement(nil)}",
          '{"matchLabels":{"a":"b","batch.kubernetes.io/controller-uid":"<uid:1>"}}',
        ],
        [
          'map[string]string{"controller-uid":"<uid:1>", "job-name":"x"}',
          JSON.stringify(labelsOf("x", "<uid:1>")),
        ],
      ],
    },
    { step: 19, because: asJson, words: [["map[string]string(nil)", "null"]] },
    { step: 22, ...bySelector("<uid:3>") },
    {
      step: 24,
      because: asJson,
      merge: {
        message: `Job.batch "im" is invalid: spec.template: ${unchanged}`,
        details: {
          causes: [{ reason: "FieldValueInvalid", message: unchanged, field: "spec.template" }],
        },
      },
    },
  ],
};
