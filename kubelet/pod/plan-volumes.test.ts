import { expect, test } from "vitest";
import type { PodParts } from "../../api/core/pod/test-pods.ts";
import { boundPod, container, TestKubelet } from "../test-kubelet.ts";
import type { Container } from "../types.ts";

interface Row {
  readonly behaviour: string;
  readonly spec: PodParts["spec"];
  readonly seconds: number;
  readonly trace: readonly string[];
}

const image = (name: string, reference: string, pullPolicy = "IfNotPresent") => ({
  name,
  image: { reference, pullPolicy },
});
const mounting = (...names: readonly string[]): Container =>
  container({ volumeMounts: names.map((name) => ({ name, mountPath: `/${name}` })) });

const pulling = (name: string) => `Normal Pulling: Pulling image "${name}"`;
const pulled = (name: string, seconds: string, sizeBytes = 84_213_377) =>
  `Normal Pulled: Successfully pulled image "${name}" in ${seconds} (${seconds} including ` +
  `waiting). Image size: ${sizeBytes} bytes.`;
const there = (name: string) =>
  `Normal Pulled: Container image "${name}" already present on machine and can be accessed ` +
  "by the pod";
const begun = (at: string) => [
  `${at} Normal Created: Container created`,
  `${at} Normal Started: Container started`,
];
const missing = "data:does-not-exist";
const notFound =
  `Failed to pull image "${missing}": rpc error: code = NotFound desc = failed to pull and ` +
  `unpack image "docker.io/library/${missing}": failed to resolve reference ` +
  `"docker.io/library/${missing}": docker.io/library/${missing}: not found`;
const failed = (reason: string) => `Warning Failed: Error: ${reason}`;
const absent = 'Container image "data:1" is not present with pull policy of Never';
const unparsed =
  `Failed to apply default image tag "Data:1": couldn't parse image name "Data:1": ` +
  "invalid reference format: repository name (library/Data) must be lowercase";

test.each<Row>([
  {
    behaviour: "pulls the image of a volume before that of the container",
    spec: { containers: [mounting("v")], volumes: [image("v", "data:1")] },
    seconds: 900,
    trace: [
      "0.0 Pending c=ContainerCreating",
      `1.4 ${pulling("data:1")}`,
      `3.7 ${pulled("data:1", "2.3s")}`,
      `3.7 ${pulling("web:1")}`,
      "5.3 Running c=running ready",
      `5.3 ${pulled("web:1", "1.469s", 1_000_000)}`,
      ...begun("5.3"),
    ],
  },
  {
    behaviour: "pulls them in order, and has them for its containers",
    spec: {
      initContainers: [container({ name: "i", image: "data:1", command: ["true"] })],
      containers: [mounting("v", "w")],
      volumes: [image("v", "data:1"), image("w", "more:1"), image("x", "more:1", "Always")],
    },
    seconds: 900,
    trace: [
      "0.0 Pending i=PodInitializing c=PodInitializing",
      `1.4 ${pulling("data:1")}`,
      `3.7 ${pulled("data:1", "2.3s")}`,
      `3.7 ${pulling("more:1")}`,
      `5.4 ${pulled("more:1", "1.702s")}`,
      `5.4 ${pulling("more:1")}`,
      `5.9 ${pulled("more:1", "500ms")}`,
      "6.0 Pending i=running c=PodInitializing",
      `6.0 ${there("data:1")}`,
      ...begun("6.0"),
      "6.0 Pending i=Completed(0) c=PodInitializing",
      `7.0 ${pulling("web:1")}`,
      "8.6 Running i=Completed(0) c=running ready",
      `8.6 ${pulled("web:1", "1.469s", 1_000_000)}`,
      ...begun("8.6"),
    ],
  },
  {
    behaviour: "keeps back who mounts what cannot be had, and tells of it",
    spec: {
      containers: [mounting("v"), container({ name: "d" })],
      volumes: [image("v", missing)],
    },
    seconds: 15.5,
    trace: [
      "0.0 Pending c=ContainerCreating d=ContainerCreating",
      `1.4 ${pulling(missing)}`,
      `2.3 Warning Failed: ${notFound}`,
      `2.3 ${pulling("web:1")}`,
      `4.3 Normal BackOff: Back-off pulling image "${missing}"`,
      "4.4 Pending c=ErrImagePull d=running",
      `4.4 ${failed("ErrImagePull")}`,
      `4.4 ${pulled("web:1", "2s", 1_000_000)}`,
      ...begun("4.4"),
      "4.8 Pending c=ImagePullBackOff d=running",
      `4.8 ${failed("ImagePullBackOff")}`,
      `12.3 ${pulling(missing)}`,
      `13.2 Warning Failed: ${notFound}`,
      "13.7 Pending c=ErrImagePull d=running",
      `13.7 ${failed("ErrImagePull")}`,
      `15.2 Normal BackOff: Back-off pulling image "${missing}"`,
    ],
  },
  {
    behaviour: "shows the problem of the last volume that has one",
    spec: {
      containers: [mounting("v", "w")],
      volumes: [image("v", "data:1", "Never"), image("w", "Data:1")],
    },
    seconds: 900,
    trace: [
      "0.0 Pending c=ContainerCreating",
      `1.4 Warning ErrImageNeverPull: ${absent}`,
      `1.4 Warning InspectFailed: ${unparsed}`,
      "1.9 Pending c=InvalidImageName",
      `1.9 ${failed("ErrImageNeverPull")}`,
      `1.9 ${failed("InvalidImageName")}`,
    ],
  },
])("a kubelet $behaviour", ({ spec, seconds, trace }) => {
  const pull = { sizeBytes: 1_000_000, durationMs: 2_000 };
  const behaviorOf = () => ({ pull, startMs: 100 });
  expect(new TestKubelet(boundPod({ spec }), { behaviorOf }).run(seconds).trace).toEqual(trace);
});
