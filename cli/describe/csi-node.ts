/** The drivers on nodes. Source: kubectl 1.36, pkg/describe. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, part, parts } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { goText, indent, type Lines, metadataLines, nameLines, timeText } from "./lines.ts";

export const describeCsiNode: Describer = async ({ object, eventLines }) => {
  const { drivers } = part(object, "spec");
  return [
    ...nameLines(object, false),
    ...metadataLines(object),
    `CreationTimestamp:\t${timeText(metadataOf(object).creationTimestamp)}`,
    "Spec:",
    ...(Array.isArray(drivers)
      ? indent(["Drivers:", ...indent(parts(part(object, "spec"), "drivers").flatMap(driverLines))])
      : []),
    ...(await eventLines()),
  ];
};

function driverLines(driver: JsonObject): Lines {
  const { count } = part(driver, "allocatable");
  const { topologyKeys } = driver;
  return [
    `${driver.name}:`,
    ...indent([
      `Node ID:\t${driver.nodeID}`,
      ...(count === undefined ? [] : ["Allocatables:", ...indent([`Count:\t${count}`])]),
      ...(Array.isArray(topologyKeys) ? [`Topology Keys:\t${goText(topologyKeys)}`] : []),
    ]),
  ];
}
