/** Servers that speak a protocol of their own, and end the connection of who speaks HTTP. */
import type { Reply } from "./reply.ts";

/** No answer: the connection is ended. */
export const closed: Reply = { status: 0, headers: {}, body: "" };

/** What a probe finds instead of a status where the server ends its connection. */
export const closedStatus = -1;
