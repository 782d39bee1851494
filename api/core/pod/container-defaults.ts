/** Defaults within one container. Source: pkg/apis/core/v1/defaults.go 1.36. */
import { mapItems, withMembers } from "../../json.ts";
import type { Container } from "./container.ts";
import type { EnvVar } from "./env.ts";
import { defaultPullPolicy } from "./image-name.ts";
import type { Lifecycle, LifecycleHandler } from "./lifecycle.ts";
import type { HTTPGetAction, Probe } from "./probe.ts";

type Changes<T> = { -readonly [Key in keyof T]?: T[Key] };

/**
 * Defaults of a container of any sort, in a pod or a template.
 * The result is remembered by identity, as thousands of pods share the containers of one template.
 */
export function defaultContainer<C extends Container>(container: C): C {
  if (complete.has(container)) return container;
  const changes: Changes<Container> = {};
  if (!container.imagePullPolicy) changes.imagePullPolicy = defaultPullPolicy(container.image);
  if (container.terminationMessagePath === "") {
    changes.terminationMessagePath = "/dev/termination-log";
  }
  if (container.terminationMessagePolicy === "") changes.terminationMessagePolicy = "File";
  if (container.ports !== undefined) {
    changes.ports = mapItems(container.ports, (port) =>
      port.protocol === "" ? { ...port, protocol: "TCP" } : port,
    );
  }
  if (container.env !== undefined) changes.env = mapItems(container.env, defaultVariable);
  for (const name of ["livenessProbe", "readinessProbe", "startupProbe"] as const) {
    const probe = container[name];
    if (probe !== undefined) changes[name] = defaultProbe(probe);
  }
  if (container.lifecycle !== undefined) changes.lifecycle = defaultLifecycle(container.lifecycle);
  const isComplete = withMembers<Container>(container, changes) === container;
  const filled = isComplete ? container : { ...container, ...changes };
  complete.add(filled);
  return filled;
}

const complete = new WeakSet<Container>();

function defaultVariable(variable: EnvVar): EnvVar {
  const fieldRef = variable.valueFrom?.fieldRef;
  if (fieldRef?.apiVersion !== "") return variable;
  const valueFrom = { ...variable.valueFrom, fieldRef: { ...fieldRef, apiVersion: "v1" } };
  return { ...variable, valueFrom };
}

function defaultProbe(probe: Probe): Probe {
  const changes: Changes<Probe> = {
    timeoutSeconds: probe.timeoutSeconds || 1,
    periodSeconds: probe.periodSeconds || 10,
    successThreshold: probe.successThreshold || 1,
    failureThreshold: probe.failureThreshold || 3,
  };
  if (probe.httpGet !== undefined) changes.httpGet = defaultHttpGet(probe.httpGet);
  return withMembers(probe, changes);
}

function defaultLifecycle(lifecycle: Lifecycle): Lifecycle {
  const changes: Changes<Lifecycle> = {};
  if (lifecycle.postStart !== undefined) changes.postStart = defaultHandler(lifecycle.postStart);
  if (lifecycle.preStop !== undefined) changes.preStop = defaultHandler(lifecycle.preStop);
  return withMembers(lifecycle, changes);
}

function defaultHandler(handler: LifecycleHandler): LifecycleHandler {
  if (handler.httpGet === undefined) return handler;
  return withMembers(handler, { httpGet: defaultHttpGet(handler.httpGet) });
}

function defaultHttpGet(action: HTTPGetAction): HTTPGetAction {
  return withMembers(action, { path: action.path || "/", scheme: action.scheme || "HTTP" });
}
