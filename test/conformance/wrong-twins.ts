/** Manifests with one thing wrong, and what kubectl 1.36 says of it. */

/** A document of a file in manifests/documentation/, changed in one place. */
export interface Twin {
  readonly behaviour: string;
  readonly file: string;
  /** What stands in the document, and what the twin has in its place. */
  readonly change: readonly [from: string, to: string];
  readonly stderr: string;
}

/** Where nothing is yet. */
export const created: readonly Twin[] = [
  {
    behaviour: "misspells a field",
    file: "workloads/guestbook.yaml",
    change: ["replicas:", "replcias:"],
    stderr:
      'Error from server (BadRequest): error when creating "STDIN": Deployment in ' +
      'version "v1" cannot be handled as a Deployment: strict decoding error: ' +
      'unknown field "spec.replcias"\n',
  },
  {
    behaviour: "has a selector that its own pods do not match",
    file: "workloads/replicaset.yaml",
    change: ["track: stable", "track: beta"],
    stderr:
      'The ReplicaSet "edge" is invalid: spec.template.metadata.labels: Invalid ' +
      'value: {"tier":"edge","track":"beta"}: `selector` does not match template ' +
      "`labels`\n",
  },
  {
    behaviour: "is of an API that is gone",
    file: "workloads/daemonset.yaml",
    change: ["apps/v1", "extensions/v1beta1"],
    stderr:
      'error: resource mapping not found for name: "log-reader" namespace: "" from ' +
      '"STDIN": no matches for kind "DaemonSet" in version "extensions/v1beta1"\n' +
      "ensure CRDs are installed first\n",
  },
  {
    behaviour: "forgets the image",
    file: "workloads/replicationcontroller.yaml",
    change: ["          image: httpd:2.4\n", ""],
    stderr:
      'The ReplicationController "legacy" is invalid: ' +
      "spec.template.spec.containers[0].image: Required value\n",
  },
  {
    behaviour: "has a number in quotes",
    file: "workloads/statefulset-parallel.yaml",
    change: ["replicas: 3", 'replicas: "3"'],
    stderr:
      'Error from server (BadRequest): error when creating "STDIN": StatefulSet in ' +
      'version "v1" cannot be handled as a StatefulSet: json: cannot unmarshal ' +
      "string into Go struct field StatefulSetSpec.spec.replicas of type int32\n",
  },
  {
    behaviour: "has an amount with a unit that is none",
    file: "configuration/resources.yaml",
    change: ["memory: 64Mi", "memory: 64MB"],
    stderr:
      'Error from server (BadRequest): error when creating "STDIN": Pod in version ' +
      '"v1" cannot be handled as a Pod: quantities must match the regular expression ' +
      "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'\n",
  },
  {
    behaviour: "asks for more than its limit",
    file: "configuration/resources.yaml",
    change: ["cpu: 250m", "cpu: 900m"],
    stderr:
      'The Pod "resources" is invalid: spec.containers[0].resources.requests: ' +
      'Invalid value: "900m": must be less than or equal to cpu limit of 500m\n',
  },
  {
    behaviour: "names two containers alike",
    file: "configuration/resources.yaml",
    change: ["name: log-aggregator", "name: app"],
    stderr:
      'The Pod "resources" is invalid: spec.containers[1].name: Duplicate value: ' + '"app"\n',
  },
  {
    behaviour: "mounts a volume that it does not have",
    file: "storage/memory-backed.yaml",
    change: ["  volumes:\n    - name: shared", "  volumes:\n    - name: cache"],
    stderr:
      'The Pod "shared-memory" is invalid: \n* ' +
      'spec.containers[0].volumeMounts[0].name: Not found: "shared"\n* ' +
      'spec.containers[1].volumeMounts[0].name: Not found: "shared"\n',
  },
  {
    behaviour: "has an access mode that is none",
    file: "storage/one-pod-only.yaml",
    change: ["[ReadWriteOncePod]", "[ReadWriteOnlyOnce]"],
    stderr:
      'The PersistentVolumeClaim "single-writer" is invalid: spec.accessModes: ' +
      'Unsupported value: "ReadWriteOnlyOnce": supported values: "ReadOnlyMany", ' +
      '"ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"\n',
  },
  {
    behaviour: "has a port out of range",
    file: "services/multi-port.yaml",
    change: ["port: 443", "port: 80443"],
    stderr:
      'The Service "two-ports" is invalid: spec.ports[1].port: Invalid value: 80443: ' +
      "must be between 1 and 65535, inclusive\n",
  },
  {
    behaviour: "names two ports alike",
    file: "services/multi-port.yaml",
    change: ["name: https", "name: http"],
    stderr:
      'The Service "two-ports" is invalid: spec.ports[1].name: Duplicate value: ' + '"http"\n',
  },
  {
    behaviour: "asks for a node port below the range",
    file: "services/node-port.yaml",
    change: ["nodePort: 30007", "nodePort: 8080"],
    stderr:
      'The Service "on-every-node" is invalid: spec.ports[0].nodePort: Invalid ' +
      "value: 8080: provided port is not in the valid range. The range of valid " +
      "ports is 30000-32767\n",
  },
  {
    behaviour: "has another name that is none",
    file: "services/external-name.yaml",
    change: ["my.database.example.com", "my_database!"],
    stderr:
      'The Service "elsewhere" is invalid: spec.externalName: Invalid value: ' +
      '"my_database!": a lowercase RFC 1123 subdomain must consist of lower case ' +
      "alphanumeric characters, '-' or '.', and must start and end with an " +
      "alphanumeric character (e.g. 'example.com', regex used for validation is " +
      "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')\n",
  },
  {
    behaviour: "has a schedule of four fields",
    file: "batch/cron-job.yaml",
    change: ['"* * * * *"', '"* * * *"'],
    stderr:
      'The CronJob "every-minute" is invalid: spec.schedule: Invalid value: "* * * ' +
      '*": expected exactly 5 fields, found 4: [* * * *]\n',
  },
  {
    behaviour: "would start its task again for ever",
    file: "batch/job.yaml",
    change: ["restartPolicy: Never", "restartPolicy: Always"],
    stderr:
      'The Job "compute" is invalid: spec.template.spec.restartPolicy: Required ' +
      'value: valid values: "OnFailure", "Never"\n',
  },
  {
    behaviour: "has a most that is less than its least",
    file: "autoscaling/by-cpu.yaml",
    change: ["maxReplicas: 10", "maxReplicas: 1"],
    stderr:
      'The HorizontalPodAutoscaler "php-apache" is invalid: spec.maxReplicas: ' +
      "Invalid value: 1: must be greater than or equal to `minReplicas`\n",
  },
  {
    behaviour: "says both what must stay and what may go",
    file: "policy/disruption-budget.yaml",
    change: ["maxUnavailable: 1", "maxUnavailable: 1\n  minAvailable: 2"],
    stderr:
      'The PodDisruptionBudget "quorum" is invalid: spec: Invalid value: ' +
      '{"MinAvailable":2,"Selector":{"matchLabels":{"app":"quorum"}},"MaxUnavailable":1,"UnhealthyPodEvictionPolicy":"AlwaysAllow"}: ' +
      "minAvailable and maxUnavailable cannot be both set\n",
  },
  {
    behaviour: "does not say how its paths match",
    file: "networking/ingress.yaml",
    change: ["            pathType: Prefix\n", ""],
    stderr:
      'The Ingress "storefront" is invalid: spec.rules[0].http.paths[0].pathType: ' +
      "Required value: pathType must be specified\n",
  },
  {
    behaviour: "takes a priority that is the system's",
    file: "scheduling/priority.yaml",
    change: ["value: 1000000", "value: 2000000000"],
    stderr:
      'The PriorityClass "important" is invalid: value: Forbidden: maximum allowed ' +
      "value of a user defined priority is 1000000000\n",
  },
  {
    behaviour: "compares a taint that need only be there",
    file: "scheduling/tolerations.yaml",
    change: [
      "operator: Exists\n      effect: NoSchedule",
      "operator: Exists\n      value: a\n      effect: NoSchedule",
    ],
    stderr:
      'The Pod "tolerant" is invalid: spec.tolerations[0].operator: Invalid value: ' +
      "\"a\": value must be empty when `operator` is 'Exists'\n",
  },
  {
    behaviour: "has a name in capitals",
    file: "configuration/configmap.yaml",
    change: ["name: game\ndata", "name: Game\ndata"],
    stderr:
      'The ConfigMap "Game" is invalid: metadata.name: Invalid value: "Game": a ' +
      "lowercase RFC 1123 subdomain must consist of lower case alphanumeric " +
      "characters, '-' or '.', and must start and end with an alphanumeric character " +
      "(e.g. 'example.com', regex used for validation is " +
      "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')\n",
  },
  {
    behaviour: "lacks half of a certificate",
    file: "configuration/secrets.yaml",
    change: ["  tls.key:", "  tls.kay:"],
    stderr: 'The Secret "tls" is invalid: data[tls.key]: Required value\n',
  },
  {
    behaviour: "runs as an account that there is not",
    file: "security/service-account.yaml",
    change: ["serviceAccountName: build-robot", "serviceAccountName: built-robot"],
    stderr:
      'Error from server (Forbidden): error when creating "STDIN": pods ' +
      '"build-robot" is forbidden: error looking up service account ' +
      'default/built-robot: serviceaccount "built-robot" not found\n',
  },
];

/** Where its right twin is already. */
export const changed: readonly Twin[] = [
  {
    behaviour: "selects other pods than before",
    file: "workloads/deployment.yaml",
    change: [
      "matchLabels:\n      app: catalog\n  template:\n    metadata:\n      labels:\n        app: catalog",
      "matchLabels:\n      app: shop\n  template:\n    metadata:\n      labels:\n        app: shop",
    ],
    stderr:
      'The Deployment "catalog" is invalid: spec.selector: Invalid value: ' +
      '{"matchLabels":{"app":"shop"}}: field is immutable\n',
  },
  {
    behaviour: "has another Service than before",
    file: "workloads/statefulset.yaml",
    change: ["serviceName: ledger", "serviceName: books"],
    stderr:
      'The StatefulSet "ledger" is invalid: spec: Forbidden: updates to statefulset ' +
      "spec for fields other than 'replicas', 'ordinals', 'template', " +
      "'updateStrategy', 'revisionHistoryLimit', " +
      "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden\n",
  },
  {
    behaviour: "changes what is frozen",
    file: "configuration/immutable.yaml",
    change: ["level: info", "level: debug"],
    stderr:
      'The ConfigMap "frozen" is invalid: data: Forbidden: field is immutable when ' +
      "`immutable` is set\n",
  },
  {
    behaviour: "asks for less storage than it has",
    file: "storage/storage-class.yaml",
    change: ["storage: 100Gi", "storage: 10Gi"],
    stderr:
      'The PersistentVolumeClaim "archive" is invalid: ' +
      "spec.resources.requests.storage: Forbidden: field can not be less than " +
      "status.capacity\n",
  },
  {
    behaviour: "binds another role",
    file: "security/roles.yaml",
    change: [
      "roleRef:\n  kind: Role\n  name: read-pods",
      "roleRef:\n  kind: Role\n  name: write-pods",
    ],
    stderr:
      'The RoleBinding "read-pods" is invalid: roleRef: Invalid value: ' +
      '{"APIGroup":"rbac.authorization.k8s.io","Kind":"Role","Name":"write-pods"}: ' +
      "cannot change roleRef\n",
  },
  {
    behaviour: "is more than its quota allows",
    file: "policy/quota-of-compute.yaml",
    change: ["name: within", "name: beyond"],
    stderr:
      'Error from server (Forbidden): error when creating "STDIN": pods "beyond" is ' +
      "forbidden: exceeded quota: compute, requested: requests.memory=600Mi, used: " +
      "requests.memory=600Mi, limited: requests.memory=1Gi\n",
  },
  {
    behaviour: "makes its volumes in another way",
    file: "storage/storage-class.yaml",
    change: ["type: spinning", "type: flash"],
    stderr:
      'The StorageClass "slow" is invalid: parameters: Forbidden: updates to ' +
      "parameters are forbidden.\n",
  },
  {
    behaviour: "has a range of addresses that is none",
    file: "networking/network-policy.yaml",
    change: ["cidr: 10.0.0.0/24", "cidr: 10.0.0.0/33"],
    stderr:
      'The NetworkPolicy "database" is invalid: spec.egress[0].to[0].ipBlock.cidr: Invalid value: ' +
      '"10.0.0.0/33": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)\n',
  },
];
