/**
 * Traefik, without what it would find to route: it listens where its flags and variables say, and
 * answers of itself what they ask for. A configuration in a file is not read.
 * Source: Traefik 3.5, static configuration of entry points, ping, API and metrics.
 */
import type { Container } from "../types.ts";
import type { Asked } from "./asked.ts";
import { goNotFound, goText, plain, type Reply } from "./reply.ts";
import type { Serving } from "./serving.ts";

type Settings = ReadonlyMap<string, string>;

const usualPort = 80;
/** Of the entry point `traefik`, where nothing else is said. */
const ownPort = 8080;

/** By name in lower case: of `--entryPoints.web.address=:80`, `TRAEFIK_ENTRYPOINTS_WEB_ADDRESS`. */
function settingsOf({ command = [], args = [], env = [] }: Container): Settings {
  const told = env
    .filter(({ name }) => name.startsWith("TRAEFIK_"))
    .map(({ name, value = "" }) => [nameOf(name.slice(8).replaceAll("_", ".")), value] as const);
  const flagged = [...command, ...args].flatMap((word) => {
    const [, name, value = "true"] = /^--?([\w.-]+)(?:=(.*))?$/s.exec(word) ?? [];
    return name === undefined ? [] : [[nameOf(name), value] as const];
  });
  return new Map([...told, ...flagged]);
}

const nameOf = (name: string) => name.toLowerCase();

/** Ports of entry points by their names. */
function entryPoints(settings: Settings): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [name, value] of settings) {
    const [, point] = /^entrypoints\.([^.]+)\.address$/.exec(name) ?? [];
    const port = Number(/:(\d+)(?:\/tcp)?$/i.exec(value)?.[1]);
    if (point !== undefined && port > 0) found.set(point, port);
  }
  if (found.size === 0) found.set("http", usualPort);
  const servesItself =
    isOn("ping", settings) || isOn("api.insecure", settings) || hasMetrics(settings);
  if (servesItself && !found.has("traefik")) found.set("traefik", ownPort);
  return found;
}

/** Whether it, or something of it, is asked for. */
const isOn = (name: string, settings: Settings): boolean => {
  const told = settings.get(name);
  if (told !== undefined) return told.toLowerCase() !== "false";
  return [...settings.keys()].some((each) => each.startsWith(`${name}.`));
};

const hasMetrics = (settings: Settings) => isOn("metrics.prometheus", settings);

/** Where it listens. */
export const traefikPorts = (container: Container): readonly number[] => [
  ...new Set(entryPoints(settingsOf(container)).values()),
];

/** What it says of itself; whatever nobody routes is not found. */
export function traefik({ pathname, port }: Asked, { container }: Serving): Reply {
  const settings = settingsOf(container);
  const points = entryPoints(settings);
  const isAt = (name: string) =>
    points.get(settings.get(name)?.toLowerCase() ?? "traefik") === port;
  if (pathname === "/ping" && isOn("ping", settings) && isAt("ping.entrypoint"))
    return goText("OK");
  if (pathname === "/metrics" && hasMetrics(settings) && isAt("metrics.prometheus.entrypoint")) {
    return plain("");
  }
  return goNotFound;
}
