/** Containers, as descriptions of pods and templates show them. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { numberAt, part, parts, textAt } from "../targets/targets.ts";
import { environmentLines } from "./environment.ts";
import { goText, indent, type Lines, optionalLine, sortedKeys, timeText } from "./lines.ts";
import { probeText } from "./probe.ts";

export interface ContainersOptions {
  readonly title: string;
  readonly statuses?: readonly JsonObject[];
  /** The pod that fields in the environment are of; nothing for templates. */
  readonly pod?: JsonObject;
  /** What stands before the title: blanks, in a template. */
  readonly space: string;
}

export function containerLines(
  containers: readonly JsonObject[],
  { title, statuses = [], pod, space }: ContainersOptions,
): Lines {
  const nameIndent = space === "" ? "" : " ";
  const heading = containers.length === 0 ? `${space}${title}: <none>` : `${space}${title}:`;
  const blocks = containers.flatMap((container) => {
    const status = statuses.find(({ name }) => name === container.name);
    const body = [
      ...basicLines(container, status),
      ...argumentLines("Command", container.command),
      ...argumentLines("Args", container.args),
      ...(status === undefined ? [] : statusLines(status)),
      ...resourceLines(part(container, "resources")),
      ...probeLines(container),
      ...environmentLines(container, pod),
      ...mountLines(container),
    ];
    return [`  ${nameIndent}${container.name}:`, ...indent(body, 2)];
  });
  return [heading, ...blocks];
}

function basicLines(container: JsonObject, status: JsonObject | undefined): Lines {
  const ports = parts(container, "ports");
  const portText = (member: "containerPort" | "hostPort") =>
    ports
      .map((port) => {
        const name = textAt(port, "name");
        const named = name === "" ? "" : ` (${name})`;
        return `${numberAt(port, member)}/${port.protocol ?? "TCP"}${named}`;
      })
      .join(", ");
  const portLine = (title: string, text: string) =>
    text.includes(",") ? `${title}s:\t${text}` : `${title}:\t${text === "" ? "<none>" : text}`;
  return [
    ...(status === undefined ? [] : [`Container ID:\t${textAt(status, "containerID")}`]),
    `Image:\t${textAt(container, "image")}`,
    ...(status === undefined ? [] : [`Image ID:\t${textAt(status, "imageID")}`]),
    portLine("Port", portText("containerPort")),
    portLine("Host Port", portText("hostPort")),
    ...seccompLines(part(container, "securityContext"), "  "),
  ];
}

/** The seccomp profile of a pod or a container; `space` stands before what belongs to its type. */
export function seccompLines(securityContext: JsonObject, space = ""): Lines {
  const { type, localhostProfile } = part(securityContext, "seccompProfile");
  if (type === undefined) return [];
  const local = type === "Localhost" ? [`${space}LocalhostProfile:\t${localhostProfile}`] : [];
  return [`SeccompProfile:\t${type}`, ...local];
}

function argumentLines(title: string, list: JsonObject[string]): Lines {
  if (!Array.isArray(list) || list.length === 0) return [];
  return [`${title}:`, ...indent(list.flatMap((each) => String(each).split("\n")))];
}

function statusLines(status: JsonObject): Lines {
  const last = part(status, "lastState");
  return [
    ...stateLines("State", part(status, "state")),
    ...(isObject(last.terminated) ? stateLines("Last State", last) : []),
    `Ready:\t${status.ready === true ? "True" : "False"}`,
    `Restart Count:\t${numberAt(status, "restartCount")}`,
  ];
}

function stateLines(title: string, { running, waiting, terminated }: JsonObject): Lines {
  if (isObject(running)) {
    return [`${title}:\tRunning`, `  Started:\t${timeText(running.startedAt)}`];
  }
  if (isObject(terminated)) {
    const signal = numberAt(terminated, "signal");
    return [
      `${title}:\tTerminated`,
      ...indent([
        ...optionalLine("Reason", terminated.reason),
        ...optionalLine("Message", terminated.message),
        `Exit Code:\t${numberAt(terminated, "exitCode")}`,
        ...(signal > 0 ? [`Signal:\t${signal}`] : []),
        `Started:\t${timeText(terminated.startedAt)}`,
        `Finished:\t${timeText(terminated.finishedAt)}`,
      ]),
    ];
  }
  const reason = isObject(waiting) ? waiting.reason : undefined;
  return [`${title}:\tWaiting`, ...indent(optionalLine("Reason", reason))];
}

/** Limits and requests, of a container or a pod. */
export function resourceLines(resources: JsonObject): Lines {
  return (["limits", "requests"] as const).flatMap((member) => {
    const amounts = part(resources, member);
    const names = sortedKeys(amounts);
    if (names.length === 0) return [];
    const title = member === "limits" ? "Limits:" : "Requests:";
    return [title, ...names.map((name) => `  ${name}:\t${amounts[name]}`)];
  });
}

function probeLines(container: JsonObject): Lines {
  const probes = [
    ["Liveness", "livenessProbe"],
    ["Readiness", "readinessProbe"],
    ["Startup", "startupProbe"],
  ] as const;
  return probes.flatMap(([title, member]) => {
    const probe = container[member];
    return isObject(probe) ? [`${title}:\t${probeText(probe)}`] : [];
  });
}

function mountLines(container: JsonObject): Lines {
  const mounts = [...parts(container, "volumeMounts")].sort(byText("mountPath"));
  const devices = [...parts(container, "volumeDevices")].sort(byText("devicePath"));
  const mountTexts = mounts.map((mount) => {
    const subPath = textAt(mount, "subPath");
    const flags = [mount.readOnly === true ? "ro" : "rw"];
    if (subPath !== "") flags.push(`path=${JSON.stringify(subPath)}`);
    return `  ${mount.mountPath} from ${mount.name} (${flags.join(",")})`;
  });
  const deviceTexts = devices.map(({ devicePath, name }) => `  ${goText(devicePath)} from ${name}`);
  return [
    mounts.length === 0 ? "Mounts:\t<none>" : "Mounts:",
    ...mountTexts,
    ...(devices.length === 0 ? [] : ["Devices:", ...deviceTexts]),
  ];
}

const byText = (member: string) => (a: JsonObject, b: JsonObject) =>
  textAt(a, member) < textAt(b, member) ? -1 : 1;
