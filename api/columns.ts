import type { Column, KubeObject } from "./resource.ts";
import { parseTime } from "./runtime.ts";

/** The first column of almost every kind. */
export const nameColumn: Column<KubeObject> = {
  name: "Name",
  type: "string",
  format: "name",
  description: "Name, unique among the objects of its resource and namespace.",
  value: (object) => object.metadata.name ?? "",
};

/** The last column of almost every kind: time since creation. */
export const ageColumn: Column<KubeObject> = {
  name: "Age",
  type: "string",
  description: "Time since the object was created.",
  value: (object, nowMs) => age(object.metadata.creationTimestamp, nowMs),
};

/** A column of text; spread it to say more of it. */
export const textColumn = <T>(
  name: string,
  description: string,
  value: Column<T>["value"],
): Column<T> => ({ name, type: "string", description, value });

/** `5m`, the time since `timestamp`, or `<unknown>` where there is none. */
export function age(timestamp: string | null | undefined, nowMs: number): string {
  const timeMs = parseTime(timestamp);
  return timeMs === undefined ? "<unknown>" : formatDuration(nowMs - timeMs);
}

/**
 * The short form of a duration: `45s`, `3m20s`, `75m`, `5h10m`, `30h`, `3d4h`, `2y30d`.
 * Source: k8s.io/apimachinery/pkg/util/duration.HumanDuration.
 */
export function formatDuration(durationMs: number): string {
  const seconds = Math.trunc(durationMs / 1000);
  if (seconds < -1) return "<invalid>";
  if (seconds < 0) return "0s";
  if (seconds < 60 * 2) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return pair(minutes, "m", seconds % 60, "s");
  if (minutes < 60 * 3) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return pair(hours, "h", minutes % 60, "m");
  if (hours < 48) return `${hours}h`;
  const days = Math.floor(hours / 24);
  if (hours < 24 * 8) return pair(days, "d", hours % 24, "h");
  if (hours < 24 * 365 * 2) return `${days}d`;
  const years = Math.floor(days / 365);
  return hours < 24 * 365 * 8 ? pair(years, "y", days % 365, "d") : `${years}y`;
}

const pair = (big: number, bigUnit: string, small: number, smallUnit: string) =>
  small === 0 ? `${big}${bigUnit}` : `${big}${bigUnit}${small}${smallUnit}`;
