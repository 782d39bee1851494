import { expect, test } from "vitest";
import type { JsonObject } from "../../../api/json.ts";
import { part } from "../../../api/json-parts.ts";
import { exposed } from "./exposed.ts";

const deployment = (name: string, ports: readonly JsonObject[]): JsonObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name, labels: { of: name } },
  spec: {
    selector: { matchLabels: { app: name } },
    template: { spec: { containers: [{ name: "c", ports: [...ports] }] } },
  },
});

test.each([
  {
    behaviour: "a port of two protocols once for each",
    ports: [
      { containerPort: 53, protocol: "UDP" },
      { containerPort: 53, protocol: "TCP" },
      { containerPort: 80 },
    ],
    told: ["port-1-udp 53 UDP", "port-1-tcp 53 TCP", "port-2 80 TCP"],
  },
  {
    behaviour: "a single port without a name",
    ports: [{ containerPort: 53, protocol: "UDP" }],
    told: ["undefined 53 UDP"],
  },
])("expose takes $behaviour", ({ ports, told }) => {
  const { service } = exposed(deployment("web", ports), {});
  const made = part(service, "spec").ports;
  const shown = (made as readonly JsonObject[]).map(
    ({ name, port, protocol }) => `${name} ${port} ${protocol}`,
  );
  expect(shown).toEqual(told);
});

test("what is found out of the first object is taken for given of the others", () => {
  const { given } = exposed(deployment("first", [{ containerPort: 80 }]), {});
  const { service } = exposed(deployment("second", []), given);
  expect(service).toMatchObject({
    metadata: { name: "second", labels: { of: "first" } },
    spec: { selector: { app: "first" }, ports: [{ port: 80 }] },
  });
});
