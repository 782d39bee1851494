/** kubesim's own command line applies one manifest after another as kubectl does. */
import { beforeAll, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { normal } from "./normal.ts";
import { expectParityInTurn, requireBundle } from "./parity.ts";

const configMap = (annotations: object, data: object) =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "a", annotations },
    data,
  });

const pod = (spec: object) => ({ metadata: { labels: { app: "web" } }, spec });
const deployment = (spec: object, template: object) => {
  const selector = { matchLabels: { app: "web" } };
  const metadata = { name: "web" };
  const all = { selector, ...spec, template: pod(template) };
  return JSON.stringify({ apiVersion: "apps/v1", kind: "Deployment", metadata, spec: all });
};
const container = { name: "a", image: "web:1" };
const onBothProtocols = [
  { containerPort: 80, name: "http" },
  { containerPort: 80, protocol: "UDP" },
];

const service = JSON.stringify({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "s" },
  spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
});

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0 });
  bench.useNamespace();
  bench.write({
    "map.json": configMap({ note: "<b> & c" }, { a: "1", b: "2" }),
    "less.json": configMap({}, { a: "1" }),
    "null.json": configMap({}, { a: "1", b: null }),
    "web.json": deployment({ replicas: 1 }, { containers: [container] }),
    "three.json": deployment({ replicas: 3 }, { containers: [container] }),
    "ports.json": deployment({}, { containers: [{ ...container, ports: onBothProtocols }] }),
    "nameless.json": deployment({}, { containers: [{ image: "web:1" }] }),
    "volume.json": deployment(
      {},
      { containers: [container], volumes: [{ name: "v", configMap: { name: "a" } }] },
    ),
    "other-volume.json": deployment(
      {},
      { containers: [container], volumes: [{ name: "v", emptyDir: {} }] },
    ),
    "several.json": [service, configMap({}, {}), deployment({}, { containers: [container] })]
      .map((each) => `${each}\n`)
      .join("---\n"),
    "list.json": `{"apiVersion": "v1", "kind": "List", "items": [
      ${configMap({}, { a: 1 })}, ${deployment({ none: 1 }, { containers: "a" })}]}`,
    "labels.json": `{"apiVersion": "v1", "kind": "List", "items": [
      {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "labels": {"a": true}}}]}`,
    "append.sh": 'sed -i "\\$a nosuch: 1" "$1"',
    "same.sh": 'sed -i "s/a: \\"1\\"/a: \'1\'/" "$1"',
  });
  return () => bench.close();
});

const scaledTo = (replicas: number) =>
  `kubectl patch deploy web -p '{"spec":{"replicas":${replicas}}}' --field-manager=scaler`;

test.each([
  "kubectl apply -f map.json; kubectl apply -f less.json",
  "kubectl apply -f map.json; kubectl apply -f null.json; kubectl apply -f null.json",
  "kubectl apply -f ports.json; kubectl apply -f ports.json",
  "kubectl apply -f volume.json; kubectl apply -f other-volume.json",
  "kubectl apply -f web.json; kubectl apply -f three.json --openapi-patch=false",
  `kubectl apply -f web.json; ${scaledTo(5)}; kubectl apply -f three.json --overwrite=false`,
  `kubectl apply -f web.json; ${scaledTo(5)}; kubectl apply -f web.json --overwrite=false`,
  `kubectl apply -f web.json; ${scaledTo(3)}; kubectl apply -f three.json --overwrite=false`,
  `kubectl apply -f web.json; ${scaledTo(5)}
   kubectl apply -f three.json --overwrite=false --dry-run=client`,
  "kubectl apply -f web.json; kubectl apply -f nameless.json",
  "kubectl apply -f map.json -f nameless.json -o name",
  "kubectl apply -f web.json; kubectl diff -f nameless.json",
  "kubectl apply -f map.json; kubectl apply -f less.json --server-side",
  "kubectl apply -f map.json; kubectl apply -f less.json --server-side --field-manager=other",
  "kubectl apply -f map.json; kubectl apply -f less.json --server-side --dry-run=server -o yaml",
  "kubectl apply -f web.json; kubectl apply -f three.json --server-side --force-conflicts -o name",
  "kubectl apply --server-side -f map.json; kubectl apply --server-side -f less.json",
  "kubectl apply --server-side --dry-run=client -f map.json",
  "kubectl apply -f map.json; EDITOR='sh append.sh' kubectl edit cm a",
  "kubectl apply -f map.json; EDITOR='sh same.sh' kubectl edit cm a",
  "kubectl apply -f list.json",
  "kubectl apply -f map.json -f list.json",
  "kubectl create -f list.json --validate=false",
  "kubectl create -f list.json",
  "kubectl replace -f list.json",
  "kubectl create -f labels.json",
  "kubectl expose -f several.json --port=80 --name=new",
  "kubectl autoscale -f several.json --max=3",
  "kubectl autoscale -f several.json --max=3 --dry-run=client",
  "kubectl autoscale -f several.json --max=3 --dry-run=server",
  "kubectl label -f several.json --local a=b -o yaml",
  "kubectl annotate -f several.json --local a=b -o yaml",
  "kubectl patch -f several.json --local -p '{}' -o yaml",
  "kubectl set image -f several.json --local a=web:2",
  "kubectl set selector -f several.json --local a=b",
  "kubectl set resources -f several.json --local --limits=cpu=1 -c none",
])("%s", (command) =>
  expectParityInTurn(
    bench,
    `kubectl delete cm,deploy,svc,hpa --all >out; { ${command}; echo "exit code $?"; } 2>&1
     kubectl get cm,deploy,svc,hpa -o yaml --show-managed-fields`,
    { undo: () => {}, normal: settled },
  ),
);

const settled = (text: string) =>
  normal(text)
    .replace(/resourceVersion\W+\d+\W?/g, "<version>")
    .replace(/"\/[^ "]*-edit-\d+/g, '"FILE');
