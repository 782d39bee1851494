import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { podOf, snapshotOf } from "../testing/objects.ts";
import { refusals } from "../testing/verdicts.ts";
import { nodePorts } from "./node-ports.ts";

const taken = { a: "node(s) didn't have free ports for the requested pod ports" };
const listening = (...ports: JsonObject[]): JsonObject => ({
  containers: [{ name: "c", image: "app:1", ports }],
});
const port = (hostPort: number, more: JsonObject = {}) => ({
  containerPort: 80,
  hostPort,
  ...more,
});

interface Row {
  readonly behaviour: string;
  /** On node `a`. */
  readonly other: JsonObject;
  readonly pod: JsonObject;
  readonly refused: Readonly<Record<string, string>>;
}
test.each<Row>([
  {
    behaviour: "is kept off where its port is taken",
    other: listening(port(8080)),
    pod: listening(port(8080)),
    refused: taken,
  },
  {
    behaviour: "is kept off where one of its ports is taken",
    other: listening(port(8081)),
    pod: listening(port(8080), port(8081)),
    refused: taken,
  },
  {
    behaviour: "goes where others have other ports",
    other: listening(port(8080)),
    pod: listening(port(8081)),
    refused: {},
  },
  {
    behaviour: "goes where the port is taken for another protocol",
    other: listening(port(8080, { protocol: "UDP" })),
    pod: listening(port(8080)),
    refused: {},
  },
  {
    behaviour: "goes where the port is taken on another address",
    other: listening(port(8080, { hostIP: "10.0.0.1" })),
    pod: listening(port(8080, { hostIP: "10.0.0.2" })),
    refused: {},
  },
  {
    behaviour: "is kept off where the port is taken on every address",
    other: listening(port(8080)),
    pod: listening(port(8080, { hostIP: "10.0.0.2" })),
    refused: taken,
  },
  {
    behaviour: "that wants every address is kept off where one of them is taken",
    other: listening(port(8080, { hostIP: "10.0.0.1" })),
    pod: listening(port(8080, { hostIP: "0.0.0.0" })),
    refused: taken,
  },
  {
    behaviour: "whose sidecar wants the port is kept off too",
    other: listening(port(8080)),
    pod: {
      containers: [{ name: "c", image: "app:1" }],
      initContainers: [{ name: "s", image: "app:1", restartPolicy: "Always", ports: [port(8080)] }],
    },
    refused: taken,
  },
  {
    behaviour: "whose init container wants the port is not, for that has ended by then",
    other: listening(port(8080)),
    pod: {
      containers: [{ name: "c", image: "app:1" }],
      initContainers: [{ name: "i", image: "app:1", ports: [port(8080)] }],
    },
    refused: {},
  },
  {
    behaviour: "without host ports goes anywhere",
    other: listening(port(8080)),
    pod: listening({ containerPort: 8080 }),
    refused: {},
  },
])("a pod $behaviour", ({ other, pod, refused }) => {
  const placed = podOf({ name: "other", spec: { ...other, nodeName: "a" } });
  const snapshot = snapshotOf([{ name: "a" }, { name: "b" }], [placed]);
  expect(refusals(nodePorts, podOf({ spec: pod }), snapshot)).toEqual(refused);
});
