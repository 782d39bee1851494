/** Records in the words of nslookup. */
import type { ResourceRecord } from "../message.ts";

const zoneLines = ["origin", "mail addr", "serial", "refresh", "retry", "expire", "minimum"];

const said = {
  CNAME: "canonical name",
  MX: "mail exchanger",
  NS: "nameserver",
  PTR: "name",
  SRV: "service",
} as const;

/** The lines of one record; `dot` is what ends the names that it leads to. */
export function recordLines(
  { name, type, data }: ResourceRecord,
  dot: "" | ".",
): readonly string[] {
  switch (type) {
    case "A":
    case "AAAA":
      return [`Name:\t${name}`, `Address: ${data}`];
    case "SOA":
      return [name, ...data.split(" ").map((part, at) => `\t${zoneLines[at]} = ${part}`)];
    case "TXT":
      return [`${name}\ttext = "${data}"`];
    default:
      return [`${name}\t${said[type]} = ${data}${dot}`];
  }
}
