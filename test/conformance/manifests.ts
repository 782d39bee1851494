/** Small manifests for the conformance tests. */

/** A Deployment of nginx. Lines of `extra` go into its spec. */
export const deployment = (
  name: string,
  { replicas = 2, image = "nginx:1.14.2", extra = "" } = {},
) =>
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  replicas: ${replicas}
${extra === "" ? "" : `  ${extra}\n`}  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - name: nginx
        image: ${image}
        ports:
        - containerPort: 80
`;

/** A StatefulSet of nginx that claims storage for each pod. Lines of `extra` go into its spec. */
export const statefulSet = (
  name: string,
  { replicas = 2, image = "nginx:1.14.2", extra = "" } = {},
) =>
  `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  replicas: ${replicas}
${extra === "" ? "" : `  ${extra}\n`}  serviceName: ${name}
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - name: nginx
        image: ${image}
        volumeMounts:
        - {name: data, mountPath: /data}
  volumeClaimTemplates:
  - metadata:
      name: data
      labels: {app: ${name}}
      annotations: {note: text}
    spec:
      accessModes: [ReadWriteOnce]
      storageClassName: standard
      resources: {requests: {storage: 1Gi}}
`;

export const service = (name: string) => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
  - port: 80
    targetPort: 80
`;

export const configMap = (name: string, value = "1") => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
  a: "${value}"
`;

/** A pod that runs until it is stopped, or what `command` says. */
export function pod(name: string, { command = "", labels = `app: ${name}` } = {}): string {
  const shell = `busybox:1.36\n    command: ["sh", "-c", ${JSON.stringify(command)}]`;
  return `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels:
    ${labels}
spec:
  terminationGracePeriodSeconds: 2
  containers:
  - name: main
    image: ${command === "" ? "nginx:1.14.2" : shell}
`;
}

/** A DaemonSet with a label and one container. `extra` are lines of its spec. */
export function daemonSet(name: string, { image = "nginx:1.14.2", extra = "" } = {}): string {
  return `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: ${name}, labels: {app: ${name}}}
spec:
  ${extra}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: nginx, image: "${image}"}]}
`;
}
