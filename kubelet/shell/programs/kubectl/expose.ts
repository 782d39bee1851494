/** `kubectl expose`: a Service for the pods of a workload. Source: kubectl 1.36. */
import type { JsonObject } from "../../../../api/json.ts";
import { metadataOf, part, parts } from "../../../../api/json-parts.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import type { Waiting } from "../../network/wait.ts";
import { created } from "./create.ts";
import { labelsIn } from "./generated-workloads.ts";
import type { Session } from "./session.ts";
import { findTargets, located, type Target } from "./targets.ts";
import { told } from "./write.ts";

export function* expose(args: readonly string[], session: Session): Waiting<void> {
  for (const target of yield* findTargets(args, session)) {
    const wanted = yield* located(service(target, session), "", session);
    yield* told(wanted, "exposed", yield* created(wanted, session, "kubectl-expose"), session);
  }
}

function service({ object, name, resource }: Target, { options }: Session): JsonObject {
  const { port, type, selector, protocol = "TCP", "target-port": targetPort } = options;
  const ports = port === undefined ? portsOf(object) : port.split(",").map(Number);
  if (ports.length === 0) {
    throw new Failure(
      "couldn't find port via --port flag or introspection\nSee 'kubectl expose -h' for help and examples",
    );
  }
  const target = (own: number) =>
    targetPort === undefined ? own : /^\d+$/.test(targetPort) ? Number(targetPort) : targetPort;
  const { labels } = metadataOf(object);
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { ...(labels !== undefined && { labels }), name: options.name ?? name },
    spec: {
      ports: ports.map((own, index) => ({
        ...(ports.length > 1 && { name: `port-${index + 1}` }),
        port: own,
        protocol,
        targetPort: target(own),
      })),
      selector: selector === undefined ? selectorOf(object, resource.kind) : labelsIn(selector),
      ...(type !== undefined && { type }),
      ...(options["cluster-ip"] !== undefined && { clusterIP: options["cluster-ip"] }),
    },
    status: { loadBalancer: {} },
  };
}

function portsOf(object: JsonObject): readonly number[] {
  const spec = part(object, "spec");
  const pod = object.kind === "Pod" ? spec : part(spec, "template", "spec");
  const containers = parts(pod, "containers").flatMap((each) => parts(each, "ports"));
  const own = object.kind === "Service" ? parts(spec, "ports").map(({ port }) => port) : [];
  return [...containers.map(({ containerPort }) => containerPort), ...own].map(Number);
}

function selectorOf(object: JsonObject, kind: string): JsonObject {
  const spec = part(object, "spec");
  if (kind === "Pod") {
    const labels = part(metadataOf(object), "labels");
    if (Object.keys(labels).length > 0) return labels;
    throw new Failure(
      "couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed",
    );
  }
  return kind === "Service" ? part(spec, "selector") : part(spec, "selector", "matchLabels");
}
