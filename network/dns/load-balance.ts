/** The order of addresses in answers. Source: coredns plugin/loadbalance, round_robin. */
import type { Random } from "../../api/runtime.ts";
import type { Reply, ResourceRecord } from "./message.ts";

/** The reply with its addresses in an order drawn anew, so that clients spread over them. */
export function balanced(reply: Reply, random: Random): Reply {
  const { code, answers, additional = [] } = reply;
  if (code !== "NOERROR" || (answers.length <= 1 && additional.length <= 1)) return reply;
  return {
    ...reply,
    answers: shuffled(answers, random),
    ...(reply.additional === undefined ? {} : { additional: shuffled(additional, random) }),
  };
}

/** Aliases first, addresses last, in an order drawn. */
function shuffled(records: readonly ResourceRecord[], random: Random): readonly ResourceRecord[] {
  const addresses = records.filter(isAddress);
  if (addresses.length <= 1) return records;
  for (let index = 0; index < addresses.length - 1; index += 1) {
    const other = index + random.integer(addresses.length - index);
    const [here, there] = [addresses[index], addresses[other]];
    if (here !== undefined && there !== undefined) {
      addresses[index] = there;
      addresses[other] = here;
    }
  }
  if (addresses.length === records.length) return addresses;
  return [
    ...records.filter(({ type }) => type === "CNAME"),
    ...records.filter((record) => !isAddress(record) && record.type !== "CNAME"),
    ...addresses,
  ];
}

const isAddress = ({ type }: ResourceRecord) => type === "A" || type === "AAAA";
