/** Records of DNS as the tools of BIND write them. */
import type { RecordType, ResourceRecord } from "../../network/container-network.ts";

export const recordTypes: readonly RecordType[] = [
  "A",
  "AAAA",
  "CNAME",
  "MX",
  "NS",
  "PTR",
  "SOA",
  "SRV",
  "TXT",
];

export const recordTypeOf = (text: string): RecordType | undefined =>
  recordTypes.find((type) => type === text.toUpperCase());

/** With the dot at its end. */
export const dotted = (name: string): string => (name.endsWith(".") ? name : `${name}.`);

/** What a record holds, with whole names dotted and texts in quotes. */
export function dataText({ type, data }: ResourceRecord): string {
  switch (type) {
    case "A":
    case "AAAA":
      return data;
    case "TXT":
      return JSON.stringify(data);
    case "SOA": {
      const [server = "", mail = "", ...numbers] = data.split(" ");
      return [dotted(server), dotted(mail), ...numbers].join(" ");
    }
    default:
      return dotted(data);
  }
}

/** As nslookup tells a record. Source: bind 9.18, bin/dig/nslookup.c. */
export function lookupText(record: ResourceRecord, dot: "." | ""): string {
  const { name, type, data } = record;
  const whole = dot === "." ? dataText(record) : data;
  switch (type) {
    case "A":
    case "AAAA":
      return `Name:\t${name}\nAddress: ${data}\n`;
    case "CNAME":
      return `${name}\tcanonical name = ${whole}\n`;
    case "PTR":
      return `${name}\tname = ${whole}\n`;
    case "SRV":
      return `${name}\tservice = ${whole}\n`;
    case "NS":
      return `${name}\tnameserver = ${whole}\n`;
    case "MX":
      return `${name}\tmail exchanger = ${whole}\n`;
    case "TXT":
      return `${name}\ttext = ${JSON.stringify(data)}\n`;
    case "SOA": {
      const [origin = "", mail = "", ...numbers] = data.split(" ");
      const labels = ["serial", "refresh", "retry", "expire", "minimum"];
      const lines = labels.map((label, index) => `\t${label} = ${numbers[index] ?? ""}\n`);
      return `${name}\n\torigin = ${origin}\n\tmail addr = ${mail}\n${lines.join("")}`;
    }
    default:
      return type satisfies never;
  }
}
