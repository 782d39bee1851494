/** Ports of containers, by number and by name. Source: core/validation 1.36. */
import {
  duplicate,
  type Errors,
  type FieldError,
  invalid,
  none,
  required,
} from "../../../field-error.ts";
import { rangeText, validateEach, validateText, validateWord } from "../../../validation/format.ts";
import type { Container, ContainerPort } from "../container.ts";
import type { PodSpec } from "../spec.ts";

export const validatePortNumber = (port: number, path: string): Errors =>
  port >= 1 && port <= 65535 ? none : [invalid(path, port, rangeText(1, 65535))];

/** What is wrong with the name of a port. Source: IsValidPortName. */
export function portNameProblems(name: string): string[] {
  const problems: string[] = [];
  if (name.length > 15) problems.push("must be no more than 15 bytes");
  if (!/^[-a-z0-9]+$/.test(name)) {
    problems.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  }
  if (!/[a-z]/.test(name)) problems.push("must contain at least one letter (a-z)");
  if (name.includes("--")) problems.push("must not contain consecutive hyphens");
  if (name.startsWith("-") || name.endsWith("-")) {
    problems.push("must not begin or end with a hyphen");
  }
  return problems;
}

/** A port by its number or by its name. */
export const validatePort = (port: number | string | undefined, path: string): Errors =>
  typeof port === "string"
    ? validateText(port, path, portNameProblems)
    : validatePortNumber(port ?? 0, path);

/** The ports of one container. */
export function validatePorts(ports: readonly ContainerPort[] | undefined, path: string): Errors {
  const names = new Set<string>();
  return validateEach(ports, path, ({ name = "", containerPort, hostPort = 0, protocol }, at) => {
    const problems = name === "" ? [] : portNameProblems(name);
    const nameErrors = problems.map((why) => invalid(`${at}.name`, name, why));
    if (names.has(name)) nameErrors.push(duplicate(`${at}.name`, name));
    if (name !== "" && problems.length === 0) names.add(name);
    return [
      ...nameErrors,
      ...(containerPort === 0
        ? [required(`${at}.containerPort`)]
        : validatePortNumber(containerPort, `${at}.containerPort`)),
      ...(hostPort === 0 ? none : validatePortNumber(hostPort, `${at}.hostPort`)),
      ...validateWord(protocol, `${at}.protocol`, ["SCTP", "TCP", "UDP"]),
    ];
  });
}

/** A port of the node can be had once for each protocol and address. */
export function validateHostPorts(containers: readonly Container[], path: string): Errors {
  const taken = new Set<string>();
  const errors: FieldError[] = [];
  containers.forEach(({ ports = [] }, index) => {
    ports.forEach(({ protocol, hostIP = "", hostPort = 0 }, portIndex) => {
      if (hostPort === 0) return;
      const key = `${protocol}/${hostIP}/${hostPort}`;
      const at = `${path}[${index}].ports[${portIndex}].hostPort`;
      if (taken.has(key)) errors.push(duplicate(at, key));
      taken.add(key);
    });
  });
  return errors;
}

/** In a pod on the node's network, a container port is a port of the node. */
export function validateHostNetworkPorts(spec: PodSpec, path: string, isPod: boolean): Errors {
  if (spec.hostNetwork !== true) return none;
  const why = "must match `containerPort` when `hostNetwork` is true";
  return validateEach(spec.containers, path, ({ ports }, at) =>
    validateEach(ports, `${at}.ports`, ({ hostPort = 0, containerPort }, portPath) =>
      (isPod || hostPort !== 0) && hostPort !== containerPort
        ? [invalid(`${portPath}.hostPort`, hostPort, why)]
        : none,
    ),
  );
}
