import { ageColumn, nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../resource.ts";
import { present, ref, struct } from "../schema.ts";
import { loadText } from "./load-text.ts";
import { TrafficSpec } from "./traffic-spec.ts";
import { TrafficStatus } from "./traffic-status.ts";
import { validateTraffic } from "./traffic-validate.ts";

const schema = struct(
  "io.kubesim.sim.v1alpha1.Traffic",
  "Simulated clients, which send requests and count what comes of them.",
  {
    ...objectFields,
    spec: present(ref("Who sends what, where, and how much.", TrafficSpec)),
    status: present(ref("What came of it. Written by who sends.", TrafficStatus)),
  },
);
export type Traffic = ObjectOf<typeof schema>;

type Cell = string | number;
const column = (
  name: string,
  type: Column<Traffic>["type"],
  { description, ...read }: { description: string; of(traffic: Traffic): Cell },
): Column<Traffic> => ({ name, type, description, value: (traffic) => read.of(traffic) });

/** Simulated clients of a Service, an Ingress or a pod; an idea of kubesim's own. */
export const Traffic = defineResource("sim.kubesim.dev/v1alpha1", schema, {
  kind: "Traffic",
  plural: "traffics",
  shortNames: ["traf"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  strategy: {
    prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
    validate: validateTraffic,
    warnings: nameWarnings,
  },
  columns: [
    nameColumn,
    column("Target", "string", { description: "Where to.", of: ({ spec }) => spec.url }),
    column("Rate", "string", {
      description: "How much is sent.",
      of: ({ spec }) => loadText(spec.load),
    }),
    column("Sent", "integer", {
      description: "Requests that were begun.",
      of: ({ status }) => status.sent,
    }),
    column("Failed", "integer", {
      description: "Requests without the answer that was expected.",
      of: ({ status }) => status.failed,
    }),
    column("P99", "string", {
      description: "99 of 100 requests took no longer.",
      of: ({ status }) => status.latency?.p99 ?? "<none>",
    }),
    column("Status", "string", {
      description: "Pending, Running, Suspended or Complete.",
      of: ({ status }) => status.phase ?? "Pending",
    }),
    ageColumn,
  ],
});

/** Names that only the cluster's DNS knows are not known beyond the cluster. */
function nameWarnings({ spec: { url, address, from } }: Traffic): readonly string[] {
  const isInside = from !== undefined && from.outside !== true;
  if (isInside || address !== undefined) return [];
  if (!/^https?:\/\/[^/:?]+\.svc(\.cluster\.local)?\.?([/:?]|$)/.test(url)) return [];
  return ["spec.from: nobody beyond the cluster knows the names of its Services; give a pod"];
}
