/** How many bytes a reply has on the wire, as CoreDNS writes it: no name is shortened. */
import type { Reply, ResourceRecord } from "../message.ts";

const headerBytes = 12;
/** Type and class, after the name. */
const questionBytes = 4;
/** Type, class, time to live and length, after the name. */
const recordBytes = 10;
/** The pseudo-record of EDNS with the cookie that the client sent. */
const ednsBytes = 23;

export function messageSize(name: string, reply: Reply): number {
  const { answers, authority = [], additional = [] } = reply;
  const records = [...answers, ...authority, ...additional];
  const size = records.reduce((sum, record) => sum + sizeOf(record), 0);
  return headerBytes + nameBytes(name) + questionBytes + size + ednsBytes;
}

/** A byte before each label, and one at the end. */
const nameBytes = (name: string) => (name === "" ? 1 : name.length + 2);

const sizeOf = (record: ResourceRecord) => nameBytes(record.name) + recordBytes + dataBytes(record);

function dataBytes({ type, data }: ResourceRecord): number {
  const parts = data.split(" ");
  switch (type) {
    case "A":
      return 4;
    case "AAAA":
      return 16;
    case "TXT":
      return data.length + 1;
    case "SRV":
      return 6 + nameBytes(parts[3] ?? "");
    case "MX":
      return 2 + nameBytes(parts[1] ?? "");
    case "SOA":
      return nameBytes(parts[0] ?? "") + nameBytes(parts[1] ?? "") + 20;
    default:
      return nameBytes(data);
  }
}
